"""The vocabularies are whole, closed and free of contradictions."""

from __future__ import annotations

import re

import pytest

from harvester import portal_words, vocabulary
from harvester.extraction.labels import FIELD_OF_LABEL, label_of

SEEN = {
    "index_number": "索引号 索　引　号 信息索引号 信息索引 索引编号 索取号 信息索取号 公开目录编号",
    "publisher": "发布机构 发文机关 发文机构 发布单位 发布部门 制发机关 公开责任部门 责任部门 公开主体 供稿单位 所属机构 成文单位",
    "source": "信息来源 来源 文章来源",
    "date_written": "成文日期 生成日期 发文日期 形成日期 产生日期 制发日期 印发日期 签发日期 登记日期",
    "date_published": "发布日期 公开日期 发布时间 添加时间 发文时间 发表日期 公布日期",
    "document_number": "文号 文　　号 发文字号 文件编号 公文文号 文件字号 发布文号 文件号",
    "validity": "有效性 有　效　性 效力状态 效力状况 时效 时效性 公文时效 信息时效期 是否有效",
    "category": "分类 主题分类 信息分类 组配分类 体裁 体裁分类 公文种类 服务对象分类 生命周期分类 公开目录 所属栏目 所属主题 信息类别 主题导航",
    "open_scope": "公开范围",
    "open_mode": "公开形式 公开方式 公开类别 公开属性 发布形式",
    "title": "名称 标题 标　题 信息名称 公文名称 文件名称",
    "keywords": "关键词 关　键　词 主题词 主　题　词 关键字",
}
"""Labels that stored portal pages and the standards show, by the field they fill."""

WITHOUT_FIELD = "内容概述 语种 信息格式/语种 载体类型 服务对象 生效日期 实施日期 废止日期 备注 附件下载 文件下载 浏览次数 公开时限 公开程序 统一编号 摘要"


@pytest.mark.parametrize(
    ("field", "printed"), [(field, label) for field, labels in SEEN.items() for label in labels.split(" ")]
)
def test_every_label_seen_fills_its_field(field: str, printed: str) -> None:
    label = label_of(printed)
    assert label
    assert FIELD_OF_LABEL[label] == field


@pytest.mark.parametrize("printed", WITHOUT_FIELD.split())
def test_labels_without_a_field_are_known(printed: str) -> None:
    assert label_of(printed) in vocabulary.OTHER_LABELS


def test_no_label_has_two_meanings() -> None:
    labels = [label for labels in vocabulary.INDEX_LABELS.values() for label in labels]
    assert len(labels) == len(set(labels))
    assert not set(labels) & vocabulary.OTHER_LABELS


def test_no_heading_has_two_kinds() -> None:
    headings = [heading for headings in vocabulary.SECTIONS.values() for heading in headings]
    assert len(headings) == len(set(headings))
    assert list(vocabulary.SECTIONS) == [
        "overview",
        "disclosure",
        "requests",
        "disputes",
        "problems",
        "other",
    ]


def test_every_pattern_compiles_and_every_finding_is_explained() -> None:
    for pattern in (
        *portal_words.BOILERPLATE,
        *portal_words.ENDING_NOTICES,
        *vocabulary.NOT_REPORT_TITLES.values(),
    ):
        assert not re.compile(pattern).fullmatch("")
    assert all(re.fullmatch(r"[a-z_]+", code) and meaning for code, meaning in vocabulary.FINDINGS.items())
