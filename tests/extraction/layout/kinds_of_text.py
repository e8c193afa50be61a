"""Articles of other kinds than a report of the form, and places that a portal puts them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from layouts import AI, BY, COMMENTS, CRUMBS, DISCLAIMER, FONT, NEWS, NEXT, QR, SHARE, SUMMARIES, VOTE
from layouts import page as portal

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE: Final = "某市应急管理局关于公布2024年第一批安全生产培训机构名单的通知"


def paragraphs(*lines: str) -> str:
    """A paragraph a line."""
    return "".join(f"<p>{line}</p>" for line in lines)


def table(rows: list[str]) -> str:
    """A table of rows whose cells ` | ` parts."""
    return (
        "<table>"
        + "".join(f"<tr><td>{row.replace(' | ', '</td><td>')}</td></tr>" for row in rows)
        + "</table>"
    )


NOTICE = [
    "各县（市、区）应急管理局，各有关单位：",
    "按照有关规定，经审核，现将2024年第一批安全生产培训机构名单予以公布。",
    "附件：2024年第一批安全生产培训机构名单",
    "某市应急管理局",
    "2024年3月5日",
]
STORY = [
    "3月5日，某市应急管理局召开会议，传达学习有关会议精神，研究部署下一阶段工作。",
    "图为会议现场。张三摄",
    "会议强调，要压实责任，强化措施，坚决防范和遏制重特大事故发生。（记者 李四）",
]
LIST = [
    "现将申报材料公告如下：",
    "申请表一式三份",
    "营业执照复印件",
    "场所平面图",
    "联系人：王五，联系电话：0000-0000000",
]
ROWS = ["序号 | 机构名称 | 地址", *(f"{n} | 某市第{n}安全培训中心 | 某市某路{n}号" for n in range(1, 25))]
OLD = [
    "根据要求，现公布本局2012年政府信息公开工作年度报告。",
    "一、概述",
    "2012年，本局高度重视政府信息公开工作，成立领导小组，明确专人负责。",
    "二、主动公开政府信息情况",
    "全年主动公开政府信息102条，其中：",
    "1.机构职能类3条；",
    "2.政策法规类12条；",
    "3.业务工作类87条。",
    "三、依申请公开政府信息办理情况",
    "全年未收到申请。",
    "四、政府信息公开的收费及减免情况",
    "无。",
    "附件：政府信息公开情况统计表",
]
INDICATORS = ["指标名称 | 单位 | 数量", "主动公开数 | 条 | 102"]
QUESTIONS = [
    "问：培训机构如何申请？",
    "答：登录“某市安全培训”平台，扫一扫二维码或者点击“分享”按钮提交材料。",
    "问：需要多长时间？",
    "答：五个工作日。",
]
SENTENCE = "经研究，决定自即日起停止受理该事项。"

TEXTS: Final[dict[str, tuple[str, list[str]]]] = {
    "a notice": (paragraphs(*NOTICE).replace("：2024年第一批安全生产培训机构名单", "：<a href=f.docx>2024年第一批安全生产培训机构名单</a>"), NOTICE),
    "a story with a caption": (f"<p>{STORY[0]}</p><p><img src=a.jpg></p><p align=center>{STORY[1]}</p><p>{STORY[2]}</p>", STORY),
    "a list": (f"<p>{LIST[0]}</p><ol><li>{'</li><li>'.join(LIST[1:4])}</li></ol><p>{LIST[4]}</p>", LIST),
    "a table": (table(ROWS), ROWS),
    "one sentence": (f"<p>{SENTENCE}</p>", [SENTENCE]),
    "a report before the form": (
        paragraphs(*OLD) + table(INDICATORS) + "<p>二〇一三年三月一日</p>", [*OLD, *INDICATORS, "二〇一三年三月一日"],
    ),
    "questions": (paragraphs(*QUESTIONS), QUESTIONS),
}  # fmt: skip
"""Name -> markup, and the lines of its body."""

H1 = f"<h1>{TITLE}</h1>"
PLACES: Final[dict[str, Callable[[str], str]]] = {
    "plain": lambda text: f"{CRUMBS}{H1}{BY}<div class=x5>{text}</div>{SHARE}{NEXT}",
    "a column of news": lambda text: (
        f"<div class=l5><h3>最新动态</h3>{SUMMARIES}</div><div class=r5>{H1}{BY}<div class=x5>{text}</div>{QR}</div>"
    ),
    "other pages below": lambda text: (
        f"<div class=k>{H1}{BY}{FONT}<div class=x5>{text}</div><div class=o><h3>相关阅读</h3><ul>{NEWS}</ul></div></div>"
    ),
    "all in one": lambda text: f"<div class=k>{CRUMBS}{H1}{BY}{AI}{text}{SHARE}{QR}{NEXT}{DISCLAIMER}</div>",
    "a known container": lambda text: (
        f"{H1}{BY}<div id=zoom>{text}</div>{SHARE}<div class=o><h3>热点</h3><ul>{NEWS}</ul></div>"
    ),
    "rows of a table": lambda text: (
        f"<table><tr><td>{CRUMBS}</td></tr><tr><td><h2>{TITLE}</h2></td></tr><tr><td>{BY}</td></tr><tr><td class=c>{text}</td></tr>"
        "<tr><td>【打印】【关闭】</td></tr></table>"
    ),
    "comments below": lambda text: (
        f"<div class=m><div class=t>{H1}</div><div class=b>{BY}</div><div class=c>{text}</div><div class=w>{VOTE}{COMMENTS}</div></div>"
    ),
}


def page(text: str, place: str) -> str:
    """A document with a text in a place."""
    return portal(
        PLACES[place](TEXTS[text][0]),
        head=f"<title>{TITLE}-某市应急管理局</title><meta name=ArticleTitle content={TITLE}>",
    )
