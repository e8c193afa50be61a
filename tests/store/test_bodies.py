"""Whose report it is, told from its title, else from its publisher."""

from __future__ import annotations

import pytest

from harvester.store.bodies import reporting_body


@pytest.mark.parametrize(
    "title",
    [
        "某市某局2024年政府信息公开工作年度报告",
        "某市某局2024年度政府信息公开工作年度报告",
        "2024年某市某局政府信息公开工作年度报告",
        "2024年度 某市某局 信息公开年报",
        "某市某局政府信息公开工作年度报告（2024年）",
        "某市某局政府信息公开2024年度报告",
        "某市某局关于2024年政务公开工作的总结",
        "某市某局2024年政务（信息）公开年度报告",
        "关于印发《某市某局二〇二四年度政府信息公开工作年度报告》的通知",
        "【2024】某市某局政府信息公开年度报告",
        "某市某局2024年度依申请公开工作报告",
    ],
)
def test_the_title_names_the_body_in_many_ways(title: str) -> None:
    assert reporting_body(title, "某市人民政府") == "某市某局"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("某市2024年政府信息公开工作年度报告", "某市"),
        ("某市人民政府2024年政府信息公开工作年度报告", "某市"),
        ("某市人民政府政府信息公开工作年度报告", "某市"),
        ("某市人民政府信息公开工作年度报告", "某市"),
        ("某市人民政府办公室2024年政府信息公开工作年度报告", "某市人民政府办公室"),
        ("某市政务公开办2024年政府信息公开工作年度报告", "某市政务公开办"),
        ("某市信息公开办公室2024年政府信息公开工作年度报告", "某市信息公开办公室"),
        ("某市信息中心2024年政府信息公开工作年度报告", "某市信息中心"),
    ],
)
def test_a_whole_area_is_not_its_office(title: str, body: str) -> None:
    assert reporting_body(title, "别处") == body


@pytest.mark.parametrize(
    "title", ["2024年政府信息公开工作年度报告", "政府信息公开年报(2024)", "2024年年报", "", None]
)
def test_a_title_that_names_nobody_leaves_it_to_the_publisher(title: str | None) -> None:
    assert reporting_body(title, "某市 人民政府") == "某市"
    assert reporting_body(title, None) is None
