"""Labels of the forms, whatever a page does to them."""

from __future__ import annotations

import pytest

from harvester.extraction.figures.form_labels import number_of, plain, recognise


@pytest.mark.parametrize(
    ("text", "role", "key"),
    [
        ("（一）予以公开", "requests", "granted"),
        ("( 一 ) 予 以 公 开", "requests", "granted"),
        ("（三）不予公开", "group", ""),
        ("三 本 年 度 办 理 结 果", "group", ""),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "requests", "partly_granted"),
        ("3.危及“三安全一稳定”", "requests", "denied_security"),
        ("2.其他法律行政法规禁止公 开", "requests", "denied_by_law"),
        ("4、四类过程性性信息", "requests", "denied_process"),
        ("3.补正后申请内容仍不明确", "requests", "unavailable_unclear"),
        (
            "1、申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "requests",
            "other_not_corrected",
        ),
        ("8.属于行政査询事项", "requests", "denied_administrative_query"),
        ("4.无正当理由大量反复申请", "requests", "rejected_excessive"),
        ("2.重复申请", "requests", "rejected_repeated"),
        ("（六）其他处理", "requests", "other"),
        ("3.其他", "either", "other"),
        ("（七）总计", "either", "total"),
        ("总 计", "either", "total"),
        ("其他结果", "disputes_head", "other"),
        ("未经复议 直接起诉", "disputes_head", "litigation_direct"),
        ("复议后起诉", "disputes_head", "litigation_after_review"),
        ("商业 企业", "requests_head", "business"),
        ("法人或其他组织", "requests_head", ""),
        ("规章", "disclosure", "regulations"),
        ("行政规范性文件", "disclosure", "normative_documents"),
        ("本年新 制作数量", "disclosure_head", "made"),
        ("本年处理决定数量", "disclosure_head", "decisions"),
        ("本年增/减", "disclosure_head", "change"),
        ("本年收费金额（单位：万元）", "disclosure_head", "amount_10k_yuan"),
        ("第二十条第（八）项", "disclosure_head", ""),
    ],
)
def test_a_label_is_known(text: str, role: str, key: str) -> None:
    assert recognise(text) == (role, key)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        "无",
        "规章制度",
        "其他需要报告的事项",
        "行政许可事项",
        "总计划",
        "国家秘密" * 30,
        "Ⅶ",
        "（本列数据的勾稽关系为：…）",
    ],
)
def test_other_text_is_no_label(text: str) -> None:
    assert recognise(text) is None


def test_enumerators_and_notes_are_no_part_of_a_label() -> None:
    assert plain("（七） 总　计（件）") == "总计"
    assert [number_of(text) for text in ("3.其他", "（3）其他", "3、 其他", "其他", "（六）其他")] == [
        "3",
        "3",
        "3",
        "",
        "六",
    ]
