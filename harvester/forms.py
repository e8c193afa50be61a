"""The statutory forms of the annual report, as data: their rows, their columns and how each is recognised.

Sources: 国办公开办函〔2019〕60号 (form 2019), 国办公开办函〔2021〕30号 (form 2021), and 国办发〔2014〕32号
(the table of indicators before them). Which form a table follows is told by its own headers and rows, never
by the year.

A label is written as `extraction.form_labels` folds it: Chinese characters only, without its enumerator and
without what stands in brackets.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Role = Literal[
    "disclosure", "disclosure_head", "requests", "requests_head", "disputes_head", "either", "group"
]
"""What a label is in the tables: a row or a head of one of the three, one that only its place can tell
(`either`: 其他 and 总计 are rows of table 3 and heads of tables 3 and 4), or a cell that spans other rows.
"""


class Label(NamedTuple):
    """A label of a form: its role, and the key of the row or column that it stands for."""

    role: Role
    key: str


FORMS: Final = (2019, 2021)

APPLICANTS: Final[tuple[str, ...]] = (
    "natural_person", "business", "research", "nonprofit", "legal_service", "other_organisation", "total",
)  # fmt: skip
"""Columns of table 3, in both forms."""

_UNTIL_REJECTED: Final[tuple[str, ...]] = (
    "new", "carried_over", "granted", "partly_granted", "denied_state_secret", "denied_by_law",
    "denied_security", "denied_third_party", "denied_internal", "denied_process", "denied_enforcement_file",
    "denied_administrative_query", "unavailable_not_held", "unavailable_needs_creation",
    "unavailable_unclear", "rejected_petition", "rejected_repeated", "rejected_publication",
    "rejected_excessive", "rejected_reconfirmation",
)  # fmt: skip
_OTHERS_2021: Final[tuple[str, ...]] = ("other_not_corrected", "other_fee_unpaid", "other_remaining")

REQUESTS: Final[dict[int, tuple[str, ...]]] = {
    2019: (*_UNTIL_REJECTED, "other", "total_handled", "carried_forward"),
    2021: (*_UNTIL_REJECTED, *_OTHERS_2021, "total_handled", "carried_forward"),
}
"""Form -> rows of table 3."""

_DECISIONS_2019: Final = ("previous", "change", "decisions")

DISCLOSURE: Final[dict[int, dict[str, tuple[str, ...]]]] = {
    2019: {
        "regulations": ("made", "disclosed", "disclosed_total"),
        "normative_documents": ("made", "disclosed", "disclosed_total"),
        "licences": _DECISIONS_2019,
        "other_services": _DECISIONS_2019,
        "penalties": _DECISIONS_2019,
        "coercive_measures": _DECISIONS_2019,
        "fees": ("previous", "change"),
        "procurement": ("projects", "amount"),
    },
    2021: {
        "regulations": ("made", "abolished", "in_force"),
        "normative_documents": ("made", "abolished", "in_force"),
        "licences": ("decisions",),
        "penalties": ("decisions",),
        "coercive_measures": ("decisions",),
        "fees": ("amount_10k_yuan",),
    },
}
"""Form -> row of table 2 -> its columns. 对外公开总数量 is not 现行有效件数: no column is shared by place."""

DISPUTE_KINDS: Final[tuple[str, ...]] = ("review", "litigation_direct", "litigation_after_review")
OUTCOMES: Final[tuple[str, ...]] = ("upheld", "corrected", "other", "pending", "total")
DISPUTES: Final[tuple[tuple[str, str], ...]] = tuple(
    (kind, outcome) for kind in DISPUTE_KINDS for outcome in OUTCOMES
)
"""Columns of table 4, in both forms."""

SIGNED: Final = frozenset({"change"})
"""Columns that say by how much something grew: 增加2, 减少3."""

YUAN_PER_UNIT: Final[dict[str, int]] = {"元": 1, "万": 10_000, "万元": 10_000, "亿元": 100_000_000}
MONEY: Final[dict[str, str]] = {"amount_10k_yuan": "万元", "amount": "元"}
"""Columns of money -> the unit of a number that is printed without one."""

WHOLE_LABELS: Final[dict[str, Label]] = {
    "规章": Label("disclosure", "regulations"),
    "行政规章": Label("disclosure", "regulations"),
    "政府规章": Label("disclosure", "regulations"),
    "部门规章": Label("disclosure", "regulations"),
    "规范性文件": Label("disclosure", "normative_documents"),
    "行政规范性文件": Label("disclosure", "normative_documents"),
    "行政许可": Label("disclosure", "licences"),
    "行政处罚": Label("disclosure", "penalties"),
    "行政强制": Label("disclosure", "coercive_measures"),
    "行政强制措施": Label("disclosure", "coercive_measures"),
    "信息内容": Label("disclosure_head", ""),
    "其他": Label("either", "other"),
    "其它": Label("either", "other"),
    "总计": Label("either", "total"),
    "合计": Label("either", "total"),
    "其他处理": Label("requests", "other"),
    "其它处理": Label("requests", "other"),
    "维持": Label("disputes_head", "upheld"),
    "纠正": Label("disputes_head", "corrected"),
    "行政复议": Label("disputes_head", "review"),
    "行政诉讼": Label("disputes_head", ""),
    "申请人情况": Label("requests_head", ""),
}
"""Labels that must be all of a cell's text: each is a part of others, or of ordinary words."""

PARTS: Final[tuple[tuple[str, Label], ...]] = (
    ("对外管理服务", Label("disclosure", "other_services")),
    ("事业性收费", Label("disclosure", "fees")),
    ("集中采购", Label("disclosure", "procurement")),
    ("制发件数", Label("disclosure_head", "made")),
    ("新制作", Label("disclosure_head", "made")),
    ("废止", Label("disclosure_head", "abolished")),
    ("现行有效", Label("disclosure_head", "in_force")),
    ("新公开", Label("disclosure_head", "disclosed")),
    ("公开总数", Label("disclosure_head", "disclosed_total")),
    ("上一年项目", Label("disclosure_head", "previous")),
    ("上年项目", Label("disclosure_head", "previous")),
    ("本年增减", Label("disclosure_head", "change")),
    ("处理决定", Label("disclosure_head", "decisions")),
    ("收费金额", Label("disclosure_head", "amount_10k_yuan")),
    ("采购项目", Label("disclosure_head", "projects")),
    ("采购总金额", Label("disclosure_head", "amount")),
    ("采购金额", Label("disclosure_head", "amount")),
    ("二十条第", Label("disclosure_head", "")),
    ("结转下", Label("requests", "carried_forward")),
    ("新收", Label("requests", "new")),
    ("上年结转", Label("requests", "carried_over")),
    ("上年度结转", Label("requests", "carried_over")),
    ("部分公开", Label("requests", "partly_granted")),
    ("国家秘密", Label("requests", "denied_state_secret")),
    ("禁止公开", Label("requests", "denied_by_law")),
    ("其他法律", Label("requests", "denied_by_law")),
    ("三安全", Label("requests", "denied_security")),
    ("第三方", Label("requests", "denied_third_party")),
    ("内部事务", Label("requests", "denied_internal")),
    ("过程性", Label("requests", "denied_process")),
    ("执法案卷", Label("requests", "denied_enforcement_file")),
    ("行政查询", Label("requests", "denied_administrative_query")),
    ("查询事项", Label("requests", "denied_administrative_query")),
    ("不掌握", Label("requests", "unavailable_not_held")),
    ("另行制作", Label("requests", "unavailable_needs_creation")),
    ("现成信息", Label("requests", "unavailable_needs_creation")),
    ("不明确", Label("requests", "unavailable_unclear")),
    ("信访", Label("requests", "rejected_petition")),
    ("大量反复", Label("requests", "rejected_excessive")),
    ("重复申请", Label("requests", "rejected_repeated")),
    ("出版物", Label("requests", "rejected_publication")),
    ("重新出具", Label("requests", "rejected_reconfirmation")),
    ("不补正", Label("requests", "other_not_corrected")),
    ("不缴费", Label("requests", "other_fee_unpaid")),
    ("缴纳费用", Label("requests", "other_fee_unpaid")),
    ("收费通知", Label("requests", "other_fee_unpaid")),
    ("予以公开", Label("requests", "granted")),
    ("办理结果", Label("group", "")),
    ("不予公开", Label("group", "")),
    ("无法提供", Label("group", "")),
    ("不予处理", Label("group", "")),
    ("自然人", Label("requests_head", "natural_person")),
    ("商业企业", Label("requests_head", "business")),
    ("科研机构", Label("requests_head", "research")),
    ("公益组织", Label("requests_head", "nonprofit")),
    ("法律服务", Label("requests_head", "legal_service")),
    ("法人或其", Label("requests_head", "")),
    ("结果维持", Label("disputes_head", "upheld")),
    ("结果纠正", Label("disputes_head", "corrected")),
    ("其他结果", Label("disputes_head", "other")),
    ("其它结果", Label("disputes_head", "other")),
    ("未审结", Label("disputes_head", "pending")),
    ("未经复议", Label("disputes_head", "litigation_direct")),
    ("直接起诉", Label("disputes_head", "litigation_direct")),
    ("复议后起诉", Label("disputes_head", "litigation_after_review")),
)
"""Words that make a label, wherever in it they stand; of two in one label the earlier here counts."""

MARKS: Final[tuple[str, ...]] = (
    "第二十条第", "信息内容", "事业性收费", "集中采购", "自然人", "结转下年", "本年新收", "过程性",
    "重新出具", "不补正", "行政查询", "出版物", "结果维持", "尚未审结", "复议后起诉", "处理决定数量",
    "统计指标", "统计数", "指标名称", "公开政府信息数", "收到申请数", "申请总数",
)  # fmt: skip
"""A table without any of these, white space aside, has nothing to do with the forms."""

INDICATOR_HEADS: Final[dict[str, str]] = {
    "统计指标": "label", "指标名称": "label", "统计项目": "label", "指标": "label",
    "单位": "unit", "计量单位": "unit",
    "统计数": "value", "统计数据": "value", "统计数量": "value", "统计数字": "value", "统计结果": "value",
    "数量": "value", "数值": "value", "数据": "value",
    "代码": "", "指标代码": "", "序号": "", "编号": "",
}  # fmt: skip
"""Heads of the table of indicators (国办发〔2014〕32号, and the codes of 2004) -> what their column holds."""

INDICATOR_UNITS: Final[tuple[str, ...]] = (
    "人次", "万元", "条", "件", "次", "篇", "个", "人", "元", "份", "页", "批次", "起",
)  # fmt: skip

INDICATORS: Final[tuple[str, ...]] = (
    "公开政府信息数", "公开规范性文件数", "制发规范性文件", "收到申请数", "申请办结数", "申请答复数",
    "按时办结数", "延期办结数", "当面申请数", "信函申请数", "网络申请数", "网上申请数", "行政复议数",
    "行政诉讼数", "举报投诉数", "申请总数", "答复总数", "主动公开信息数", "收取的费用", "专职人员数",
)  # fmt: skip
"""Words of indicators that make a table without a header one of these."""
