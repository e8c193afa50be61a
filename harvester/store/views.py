"""The views, as data; they hold no rows and are made anew whenever their text or the schema changes."""

from __future__ import annotations

from typing import Final

from harvester.forms import APPLICANTS, FORMS
from harvester.store.figures import ITEM_COLUMNS
from harvester.store.labels import APPLICANT_LABELS, DISCLOSURE_LABELS, OUTCOME_LABELS, figure_labels

PRINTED: Final[dict[str, tuple[str, str, str]]] = {
    "新收申请": ("requests", "new", "total"),
    "上年结转": ("requests", "carried_over", "total"),
    "予以公开": ("requests", "granted", "total"),
    "部分公开": ("requests", "partly_granted", "total"),
    "办理结果总计": ("requests", "total_handled", "total"),
    "结转下年度": ("requests", "carried_forward", "total"),
    "行政复议": ("disputes", "review", "total"),
    "未经复议直接起诉": ("disputes", "litigation_direct", "total"),
    "复议后起诉": ("disputes", "litigation_after_review", "total"),
    "规章现行有效": ("disclosure", "regulations", "in_force"),
    "规范性文件现行有效": ("disclosure", "normative_documents", "in_force"),
    "行政许可决定": ("disclosure", "licences", "decisions"),
    "行政处罚决定": ("disclosure", "penalties", "decisions"),
    "行政强制决定": ("disclosure", "coercive_measures", "decisions"),
    "行政事业性收费（万元）": ("disclosure", "fees", "amount_10k_yuan"),
}
"""Label in 年报 -> table, row and column of a figure that the page prints; none of them is worked out."""


def _select(columns: dict[str, str], source: str) -> str:
    """A SELECT of expressions, each under its name."""
    return (
        "SELECT\n    "
        + ",\n    ".join(f'{expression} AS "{name}"' for name, expression in columns.items())
        + f"\nFROM {source}"
    )


def _figure(table: str, item: str, column: str) -> str:
    return f"(SELECT {column} FROM {table} WHERE report_id = reports.id AND {ITEM_COLUMNS[table]} = '{item}')"


CHINESE_COLUMNS: Final[dict[str, str]] = {
    "编号": "id",
    "类型": "CASE kind WHEN 'annual_report' THEN '年度报告' WHEN 'work_summary' THEN '工作总结'"
    " WHEN 'document' THEN '公文' WHEN 'news' THEN '新闻' END",
    "标题": "title",
    "报告年度": "report_year",
    "发布机构": "publisher",
    "报告单位": "reporting_body",
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
    "格式": "form",
    **{label: _figure(*place) for label, place in PRINTED.items()},
    "正文": "body",
    "网址": "url",
    "门户": "portal",
    "首次采集": "first_seen",
    "最近采集": "last_seen",
    "最近变更": "last_changed",
}
"""Label in the index block or, for what the page does not print, in plain Chinese -> column of `reports`."""

FIGURE_LABELS: Final = (
    "SELECT column1 AS form, column2 AS table_name, column3 AS item, column4 AS position, column5 AS label"
    f"\nFROM (VALUES {', '.join(map(str, figure_labels()))})"
)
"""The rows of the forms; a tuple of Python with plain words in it reads as a row of SQL."""


def _printed_table(table: str, head: str, labels: dict[str, str]) -> str:
    """A table of figures as the form prints it, for all reports."""
    item = ITEM_COLUMNS[table]
    columns = {
        "编号": "reports.id",
        "报告单位": "reporting_body",
        "报告年度": "report_year",
        "序号": "position",
        head: "label",
        **{label: f"{table}.{column}" for column, label in labels.items()},
        "原文": f"{table}.raw",
        "网址": "url",
    }
    return _select(
        columns,
        f"{table} JOIN reports ON reports.id = {table}.report_id\nLEFT JOIN figure_labels AS labels"
        # Without a form there is only the table of disputes, which is the same in both.
        f" ON labels.form = coalesce(reports.form, {FORMS[-1]}) AND table_name = '{table}'"
        f" AND labels.item = {table}.{item}",
    )


COMPARABLE_REPORTS: Final = """\
SELECT
    id AS report_id, portal, reporting_body, report_year, form, url,
    max(coalesce(date_published, date_written, '')) AS dated
FROM reports
WHERE form IS NOT NULL AND reporting_body IS NOT NULL AND report_year IS NOT NULL
GROUP BY portal, reporting_body, report_year
HAVING count(DISTINCT publisher) < 2"""
"""One report with tables of each body and year, of several the latest (SQLite takes the row of the `max`).

Where two publishers have put up reports of one name for one year, they are perhaps two bodies: then neither
is compared with any.
"""

CONSECUTIVE: Final = """comparable_reports AS this JOIN comparable_reports AS earlier
    ON earlier.portal = this.portal AND earlier.reporting_body = this.reporting_body
    AND earlier.report_year = this.report_year - 1"""

IDENTITY: Final = {
    "portal": "this.portal",
    "reporting_body": "this.reporting_body",
    "report_year": "this.report_year",
}

SOURCES: Final = {
    "earlier_report_id": "earlier.report_id",
    "report_id": "this.report_id",
    "earlier_url": "earlier.url",
    "url": "this.url",
}


def _per_applicant(rows: str) -> str:
    """The value in each of the seven columns, for a table of applicants."""
    cases = " ".join(f"WHEN '{name}' THEN {rows}.{name}" for name in APPLICANTS)
    return f"CASE applicant {cases} END"


def _breaks(columns: dict[str, str], source: str) -> str:
    """The rows with a `difference`; where a figure is missing there is NULL, and so no break."""
    return f"SELECT * FROM (\n{_select(IDENTITY | columns | SOURCES, source)}\n)\nWHERE difference <> 0"


CARRY_OVER_BREAKS: Final = _breaks(
    {
        "applicant": "applicant",
        "carried_forward": _per_applicant("before"),
        "carried_over": _per_applicant("after"),
        "difference": f"{_per_applicant('after')} - {_per_applicant('before')}",
    },
    f"""{CONSECUTIVE}
JOIN requests AS before ON before.report_id = earlier.report_id AND before.item = 'carried_forward'
JOIN requests AS after ON after.report_id = this.report_id AND after.item = 'carried_over'
JOIN (SELECT column1 AS applicant FROM (VALUES {", ".join(f"('{name}')" for name in APPLICANTS)}))""",
)

BOTH_YEARS: Final = f"""{CONSECUTIVE}
JOIN disclosure AS before ON before.report_id = earlier.report_id
JOIN disclosure AS after ON after.report_id = this.report_id AND after.item = before.item"""

STOCK_BREAKS: Final = _breaks(
    {
        "item": "after.item",
        "in_force_before": "before.in_force",
        "made": "after.made",
        "abolished": "after.abolished",
        "expected": "before.in_force + after.made - after.abolished",
        "in_force": "after.in_force",
        "difference": "after.in_force - (before.in_force + after.made - after.abolished)",
    },
    BOTH_YEARS,
)

STOCK_BREAKS_2019: Final = _breaks(
    {
        "item": "after.item",
        "previous_before": "before.previous",
        "change_before": "before.change",
        "expected": "before.previous + before.change",
        "previous": "after.previous",
        "difference": "after.previous - (before.previous + before.change)",
    },
    BOTH_YEARS,
)

DISCLOSED_BREAKS: Final = """\
SELECT
    portal, reporting_body, report_year, item, disclosed, disclosed_total,
    disclosed_total - disclosed AS difference, report_id, url
FROM disclosure JOIN reports ON reports.id = report_id
WHERE disclosed > disclosed_total"""

VIEWS: Final[dict[str, str]] = {
    "figure_labels": FIGURE_LABELS,
    "年报": _select(CHINESE_COLUMNS, "reports"),
    "主动公开": _printed_table("disclosure", "信息内容", DISCLOSURE_LABELS),
    "申请": _printed_table("requests", "情形", APPLICANT_LABELS),
    "复议诉讼": _printed_table("disputes", "类别", OUTCOME_LABELS),
    "comparable_reports": COMPARABLE_REPORTS,
    "carry_over_breaks": CARRY_OVER_BREAKS,
    "stock_breaks": STOCK_BREAKS,
    "stock_breaks_2019": STOCK_BREAKS_2019,
    "disclosed_breaks": DISCLOSED_BREAKS,
}
"""Name of a view -> its SELECT."""
