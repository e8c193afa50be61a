"""The tables of the official forms as cells, filled with figures of one's own."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Any

APPLICANTS = (
    "natural_person", "business", "research", "nonprofit", "legal_service", "other_organisation", "total",
)  # fmt: skip
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
KINDS = ("review", "litigation_direct", "litigation_after_review")


@dataclass(frozen=True)
class Cell:
    """A cell as the form has it; `label`: it is no figure."""

    text: str
    across: int = 1
    down: int = 1
    label: bool = True


Table = list[list[Cell]]
Tables = tuple[Table, Table, Table]

_DENIED = (
    ("denied_state_secret", "1.属于国家秘密"), ("denied_by_law", "2.其他法律行政法规禁止公开"),
    ("denied_security", "3.危及“三安全一稳定”"), ("denied_third_party", "4.保护第三方合法权益"),
    ("denied_internal", "5.属于三类内部事务信息"), ("denied_process", "6.属于四类过程性信息"),
    ("denied_enforcement_file", "7.属于行政执法案卷"), ("denied_administrative_query", "8.属于行政查询事项"),
)  # fmt: skip
_UNAVAILABLE = (
    ("unavailable_not_held", "1.本机关不掌握相关政府信息"),
    ("unavailable_needs_creation", "2.没有现成信息需要另行制作"),
    ("unavailable_unclear", "3.补正后申请内容仍不明确"),
)
_REJECTED = (
    ("rejected_petition", "1.信访举报投诉类申请"), ("rejected_repeated", "2.重复申请"),
    ("rejected_publication", "3.要求提供公开出版物"), ("rejected_excessive", "4.无正当理由大量反复申请"),
    ("rejected_reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
)  # fmt: skip
OTHER = (
    ("other_not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other_fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other_remaining", "3.其他"),
)


def figures_of(form: int, seed: int) -> dict[str, Any]:
    """Statistics of a form with numbers that differ from cell to cell and add up in no way."""
    draw = random.Random(seed)
    numbers = iter(draw.sample(range(1000, 900_000), 600))
    two = ("made", "abolished", "in_force") if form == 2021 else ("made", "disclosed", "disclosed_total")
    decisions = ("decisions",) if form == 2021 else ("previous", "change", "decisions")
    disclosure: dict[str, Any] = {
        item: {key: next(numbers) for key in two} for item in ("regulations", "normative_documents")
    }
    items = ("licences", "other_services", "penalties", "coercive_measures")
    for item in items if form == 2019 else (items[0], *items[2:]):
        disclosure[item] = {key: next(numbers) for key in decisions}
    if form == 2021:
        disclosure["fees"] = {"amount_10k_yuan": (next(numbers) * 10 + 3) / 10_000}
    else:
        disclosure["fees"] = {"previous": next(numbers), "change": -next(numbers)}
        disclosure["procurement"] = {"projects": next(numbers), "amount": next(numbers)}
    rows = [key for key, _ in request_labels(form)]
    return {
        "form": form,
        "disclosure": disclosure,
        "requests": {row: {key: next(numbers) for key in APPLICANTS} for row in rows},
        "disputes": {kind: {key: next(numbers) for key in OUTCOMES} for kind in KINDS},
    }


def request_labels(form: int) -> list[tuple[str, list[Cell]]]:
    """The rows of table 3 with the label cells that each begins with."""
    rows: list[tuple[str, list[Cell]]] = [
        ("new", [Cell("一、本年新收政府信息公开申请数量", 3)]),
        ("carried_over", [Cell("二、上年结转政府信息公开申请数量", 3)]),
        ("granted", [Cell("三、本年度办理结果", 1, 22 if form == 2021 else 20), Cell("（一）予以公开", 2)]),
        ("partly_granted", [Cell("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 2)]),
    ]
    groups = [("（三）不予公开", _DENIED), ("（四）无法提供", _UNAVAILABLE), ("（五）不予处理", _REJECTED)]
    for group, labels in [*groups, ("（六）其他处理", OTHER)] if form == 2021 else groups:
        for n, (key, label) in enumerate(labels):
            rows.append((key, [*([Cell(group, 1, len(labels))] if n == 0 else []), Cell(label)]))
    if form == 2019:
        rows.append(("other", [Cell("（六）其他处理", 2)]))
    rows.append(("total_handled", [Cell("（七）总计", 2)]))
    rows.append(("carried_forward", [Cell("四、结转下年度继续办理", 3)]))
    return rows


def tables_of(statistics: dict[str, Any]) -> Tables:
    """The three tables of the official form, with its true spans."""
    form = statistics["form"]
    return (
        _disclosure(form, statistics["disclosure"]),
        _requests(form, statistics["requests"]),
        _disputes(statistics["disputes"]),
    )


def _figures(row: dict[str, Any], across: int = 1) -> list[Cell]:
    return [Cell("" if value is None else str(value), across, label=False) for value in row.values()]


def _disclosure(form: int, figures: dict[str, Any]) -> Table:
    labels = {
        "regulations": "规章", "normative_documents": "行政规范性文件" if form == 2021 else "规范性文件",
        "licences": "行政许可", "other_services": "其他对外管理服务事项", "penalties": "行政处罚",
        "coercive_measures": "行政强制", "fees": "行政事业性收费", "procurement": "政府集中采购",
    }  # fmt: skip
    if form == 2021:
        decisions: tuple[str, ...] = ("本年处理决定数量",)
        parts = [
            ("一", ("本年制发件数", "本年废止件数", "现行有效件数"), ("regulations", "normative_documents")),
            ("五", decisions, ("licences",)),
            ("六", decisions, ("penalties", "coercive_measures")),
            ("八", ("本年收费金额（单位：万元）",), ("fees",)),
        ]
    else:
        decisions = ("上一年项目数量", "本年增/减", "处理决定数量")
        parts = [
            (
                "一",
                ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
                ("regulations", "normative_documents"),
            ),
            ("五", decisions, ("licences", "other_services")),
            ("六", decisions, ("penalties", "coercive_measures")),
            ("八", ("上一年项目数量", "本年增/减"), ("fees",)),
            ("九", ("采购项目数量", "采购总金额"), ("procurement",)),
        ]
    table: Table = []
    for number, heads, items in parts:
        widths = {3: (1, 1, 1), 2: (2, 1), 1: (3,)}[len(heads)]
        table.append([Cell(f"第二十条第（{number}）项", 4)])
        table.append([Cell("信息内容"), *(Cell(head, n) for head, n in zip(heads, widths, strict=True))])
        for item in items:
            values = [
                replace(cell, across=n) for cell, n in zip(_figures(figures[item]), widths, strict=True)
            ]
            table.append([Cell(labels[item]), *values])
    return table


def _requests(form: int, figures: dict[str, Any]) -> Table:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    organisations = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    return [
        [Cell(corner, 3, 3), Cell("申请人情况", 7)],
        [Cell("自然人", 1, 2), Cell("法人或其他组织", 5), Cell("总计", 1, 2)],
        [Cell(name) for name in organisations],
        *([*labels, *_figures(figures[key])] for key, labels in request_labels(form)),
    ]


def _disputes(figures: dict[str, Any]) -> Table:
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return [
        [Cell("行政复议", 5), Cell("行政诉讼", 10)],
        [*(Cell(name, 1, 2) for name in outcomes), Cell("未经复议直接起诉", 5), Cell("复议后起诉", 5)],
        [Cell(name) for name in outcomes * 2],
        [cell for kind in KINDS for cell in _figures(figures[kind])],
    ]
