"""The views, as data; they hold no rows and are made anew whenever their text or the schema changes."""

from __future__ import annotations

from typing import Final

CHINESE_COLUMNS: Final[dict[str, str]] = {
    "编号": "id",
    "类型": "CASE kind WHEN 'annual_report' THEN '年度报告' WHEN 'work_summary' THEN '工作总结'"
    " WHEN 'document' THEN '公文' WHEN 'news' THEN '新闻' END",
    "标题": "title",
    "报告年度": "report_year",
    "发布机构": "publisher",
    "来源": "source",
    "索引号": "index_number",
    "文号": "document_number",
    "成文日期": "date_written",
    "发布日期": "date_published",
    "有效性": "validity",
    "分类": "category",
    "主题词": "keywords",
    "公开范围": "open_scope",
    "公开方式": "open_mode",
    "正文": "body",
    "网址": "url",
    "门户": "portal",
    "首次采集": "first_seen",
    "最近采集": "last_seen",
    "最近变更": "last_changed",
}
"""Label in the index block or, for what the page does not print, in plain Chinese -> column of `reports`."""

VIEWS: Final[dict[str, str]] = {
    "年报": "SELECT\n    "
    + ",\n    ".join(f'{expression} AS "{label}"' for label, expression in CHINESE_COLUMNS.items())
    + "\nFROM reports",
}
"""Name of a view -> its SELECT."""
