"""The view 年报 shows the reports under their Chinese labels."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from store_samples import full_report

from harvester.store import Store, migrations, views

if TYPE_CHECKING:
    from pathlib import Path


def _view(path: Path) -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute("SELECT * FROM 年报")]


def test_chinese_labels(store: Store, path: Path) -> None:
    store.save(full_report())
    assert _view(path) == [
        {
            "编号": 1,
            "类型": "年度报告",
            "标题": "某局2025年政府信息公开工作年度报告",
            "报告年度": 2025,
            "发布机构": "某局",
            "来源": "办公室",
            "索引号": "014245746/2026-00072",
            "文号": "某发〔2026〕1号",
            "成文日期": "2026-01-20",
            "发布日期": "2026-01-21",
            "有效性": "有效",
            "分类": "综合政务",
            "主题词": "信息公开 年报",
            "公开范围": "面向全社会",
            "公开方式": "主动公开",
            "正文": "一、总体情况\n全年公开 12 条。\n甲 | 乙",
            "网址": "http://www.example.gov.cn/xxgk/2026/a.html",
            "门户": "www.example.gov.cn",
            "首次采集": "2026-02-01T08:00:00Z",
            "最近采集": "2026-02-01T08:00:00Z",
            "最近变更": "2026-02-01T08:00:00Z",
        }
    ]


@pytest.mark.parametrize(
    ("kind", "label"),
    [("work_summary", "工作总结"), ("document", "公文"), ("news", "新闻"), (None, None)],
)
def test_kinds(store: Store, path: Path, kind: str | None, label: str | None) -> None:
    store.save(full_report(kind=kind))
    assert _view(path)[0]["类型"] == label


def test_a_view_whose_text_changed_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path) as store:
        store.save(full_report())
    monkeypatch.setitem(views.VIEWS, "年报", 'SELECT title AS "题" FROM reports')
    assert migrations.VIEWS is views.VIEWS
    Store.open(path).close()
    assert _view(path) == [{"题": "某局2025年政府信息公开工作年度报告"}]


def test_views_of_other_people_are_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        Store.open(path).close()
        connection.execute("CREATE VIEW mine AS SELECT 标题 FROM 年报")
        connection.execute('DROP VIEW "年报"')
    with Store.open(path) as store:
        store.save(full_report())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM mine").fetchall() == [
            ("某局2025年政府信息公开工作年度报告",)
        ]
