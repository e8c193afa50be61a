"""The views in Chinese show the reports and their figures under the words of the forms."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from store_samples import full_report, statistics

from harvester import forms
from harvester.store import Store, labels, migrations, views

if TYPE_CHECKING:
    from pathlib import Path


def _view(path: Path, name: str = "年报") -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]


def test_chinese_labels(store: Store, path: Path) -> None:
    store.save(full_report())
    assert _view(path) == [
        {
            "编号": 1,
            "类型": "年度报告",
            "标题": "某局2025年政府信息公开工作年度报告",
            "报告年度": 2025,
            "发布机构": "某局",
            "报告单位": "某局",
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
            "格式": 2021,
            "新收申请": 9,
            **dict.fromkeys(("上年结转", "予以公开", "部分公开", "办理结果总计", "结转下年度")),
            "行政复议": 3,
            **dict.fromkeys(("未经复议直接起诉", "复议后起诉")),
            "规章现行有效": 3,
            **dict.fromkeys(("规范性文件现行有效", "行政许可决定", "行政处罚决定", "行政强制决定")),
            "行政事业性收费（万元）": 59237.2449,
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


def test_a_row_of_each_table_of_figures(store: Store, path: Path) -> None:
    store.save(full_report())
    of = {"编号": 1, "报告单位": "某局", "报告年度": 2025, "网址": full_report().url}
    new, remaining = _view(path, "申请")
    assert new == of | {
        "序号": 1, "情形": "一、本年新收政府信息公开申请数量", "自然人": 7, "商业企业": 2, "科研机构": None,
        "社会公益组织": None, "法律服务机构": None, "其他": None, "总计": 9, "原文": "一、本年新收 | 7 | 2 | 9",
    }  # fmt: skip
    assert (remaining["序号"], remaining["情形"]) == (23, "（六）其他处理 3.其他")
    fees, regulations = _view(path, "主动公开")
    assert (fees["信息内容"], fees["本年收费金额（万元）"]) == ("行政事业性收费", 59237.2449)
    assert (regulations["本年制发件数"], regulations["现行有效件数"]) == (1, 3)
    [review] = _view(path, "复议诉讼")
    assert review == of | {
        "序号": 1, "类别": "行政复议", "结果维持": 2, "结果纠正": 1, "其他结果": None, "尚未审结": 0, "总计": 3,
        "原文": None,
    }  # fmt: skip


@pytest.mark.parametrize(("form", "label"), [(2019, "规范性文件"), (2021, "行政规范性文件")])
def test_a_row_bears_the_label_of_its_own_form(store: Store, path: Path, form: int, label: str) -> None:
    rows = {"normative_documents": {"made": 1}}
    store.save(full_report(statistics=statistics(form, disclosure=rows)))
    assert [row["信息内容"] for row in _view(path, "主动公开")] == [label]


def test_disputes_bear_their_labels_where_the_form_cannot_be_told(store: Store, path: Path) -> None:
    store.save(full_report(statistics=statistics(None, disputes={"review": {"total": 1}})))
    assert [(row["序号"], row["类别"]) for row in _view(path, "复议诉讼")] == [(1, "行政复议")]


def test_every_row_and_column_of_the_forms_has_a_label(store: Store, path: Path) -> None:
    labelled = {(row["form"], row["table_name"], row["item"]) for row in _view(path, "figure_labels")}
    rows = {(form, "requests", item) for form in forms.FORMS for item in forms.REQUESTS[form]}
    rows |= {(form, "disclosure", item) for form in forms.FORMS for item in forms.DISCLOSURE[form]}
    rows |= {(form, "disputes", kind) for form in forms.FORMS for kind in forms.DISPUTE_KINDS}
    assert labelled == rows
    assert list(labels.APPLICANT_LABELS) == list(forms.APPLICANTS)
    assert list(labels.OUTCOME_LABELS) == list(forms.OUTCOMES)
    asked = {
        column for form in forms.FORMS for columns in forms.DISCLOSURE[form].values() for column in columns
    }
    assert set(labels.DISCLOSURE_LABELS) == asked


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
