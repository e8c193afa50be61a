"""The rows and columns of the tables of figures in the words of the statutory forms.

Sources: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号, 附件.
"""

from __future__ import annotations

from typing import Final

from harvester.forms import DISCLOSURE, DISPUTE_KINDS, REQUESTS

APPLICANT_LABELS: Final[dict[str, str]] = {
    "natural_person": "自然人",
    "business": "商业企业",
    "research": "科研机构",
    "nonprofit": "社会公益组织",
    "legal_service": "法律服务机构",
    "other_organisation": "其他",
    "total": "总计",
}
"""Column of `requests` -> its head."""

DISCLOSURE_LABELS: Final[dict[str, str]] = {
    "made": "本年制发件数",
    "abolished": "本年废止件数",
    "in_force": "现行有效件数",
    "disclosed": "本年新公开数量",
    "disclosed_total": "对外公开总数量",
    "previous": "上一年项目数量",
    "change": "本年增/减",
    "decisions": "处理决定数量",
    "amount_10k_yuan": "本年收费金额（万元）",
    "projects": "采购项目数量",
    "amount": "采购总金额",
}
"""Column of `disclosure` -> its head, in the words of 2021 where both forms have it."""

OUTCOME_LABELS: Final[dict[str, str]] = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}
"""Column of `disputes` -> its head."""

ITEM_LABELS: Final[dict[str, str]] = {
    "regulations": "规章",
    "normative_documents": "行政规范性文件",
    "licences": "行政许可",
    "other_services": "其他对外管理服务事项",
    "penalties": "行政处罚",
    "coercive_measures": "行政强制",
    "fees": "行政事业性收费",
    "procurement": "政府集中采购",
    "new": "一、本年新收政府信息公开申请数量",
    "carried_over": "二、上年结转政府信息公开申请数量",
    "granted": "（一）予以公开",
    "partly_granted": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "denied_state_secret": "（三）不予公开 1.属于国家秘密",
    "denied_by_law": "（三）不予公开 2.其他法律行政法规禁止公开",
    "denied_security": "（三）不予公开 3.危及“三安全一稳定”",
    "denied_third_party": "（三）不予公开 4.保护第三方合法权益",
    "denied_internal": "（三）不予公开 5.属于三类内部事务信息",
    "denied_process": "（三）不予公开 6.属于四类过程性信息",
    "denied_enforcement_file": "（三）不予公开 7.属于行政执法案卷",
    "denied_administrative_query": "（三）不予公开 8.属于行政查询事项",
    "unavailable_not_held": "（四）无法提供 1.本机关不掌握相关政府信息",
    "unavailable_needs_creation": "（四）无法提供 2.没有现成信息需要另行制作",
    "unavailable_unclear": "（四）无法提供 3.补正后申请内容仍不明确",
    "rejected_petition": "（五）不予处理 1.信访举报投诉类申请",
    "rejected_repeated": "（五）不予处理 2.重复申请",
    "rejected_publication": "（五）不予处理 3.要求提供公开出版物",
    "rejected_excessive": "（五）不予处理 4.无正当理由大量反复申请",
    "rejected_reconfirmation": "（五）不予处理 5.要求行政机关确认或重新出具已获取信息",
    "other_not_corrected": "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other_fee_unpaid": "（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用、"
    "行政机关不再处理其政府信息公开申请",
    "other_remaining": "（六）其他处理 3.其他",
    "other": "（六）其他处理",
    "total_handled": "（七）总计",
    "carried_forward": "四、结转下年度继续办理",
    "review": "行政复议",
    "litigation_direct": "行政诉讼 未经复议直接起诉",
    "litigation_after_review": "行政诉讼 复议后起诉",
}
"""Row of a table -> its label, after that of its group."""

LABELS_2019: Final[dict[str, str]] = {"normative_documents": "规范性文件"}
"""Rows that the form of 2019 names otherwise."""


def figure_labels() -> list[tuple[int, str, str, int, str]]:
    """Form, table, item, its place among the rows of that table from 1, and its label."""
    forms = {
        form: {"disclosure": DISCLOSURE[form], "requests": items, "disputes": DISPUTE_KINDS}
        for form, items in REQUESTS.items()
    }
    return [
        (form, table, item, position, (form == 2019 and LABELS_2019.get(item)) or ITEM_LABELS[item])
        for form, tables in forms.items()
        for table, items in tables.items()
        for position, item in enumerate(items, 1)
    ]
