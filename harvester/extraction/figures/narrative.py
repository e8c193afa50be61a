"""What the text of a report says in figures, against its tables.

A sentence counts only where nothing else can be meant: its subject is the body that reports, its year the
report's own, and between its verb and its number stand words that narrow nothing down. Whatever else it
counts (网络申请 5 件, other years, other bodies) is passed over, and so is what it states two numbers of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from harvester.extraction.figures.expectation import expected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harvester.items import Report

_MOST: Final = 500
"""Numbers that are looked at; a report states some fifty."""

_LOOK_BACK: Final = 400
"""Characters before a number that may tell what it counts."""

# -- numbers ----------------------------------------------------------------------------------------

_DIGITS: Final = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}
_NUMERALS: Final = "".join((*_DIGITS, *_POWERS))
_FIGURES: Final = rf"\d,{_NUMERALS}"
_COUNT: Final = re.compile(
    rf"([{_FIGURES}](?<![{_FIGURES}]{{2}})[{_FIGURES}]{{0,11}})[件宗起例](?!次|以上|左右|多|余)"
)
_ARABIC: Final = re.compile(r"\d+(?:,\d{3})*")

# -- what is counted --------------------------------------------------------------------------------

_KIND: Final = r"(?:政府信息|信息公开|政务公开|依申请|公开|书面|类|的|工作)*+"
_REQUESTS: Final = rf"(?:共|各类)?{_KIND}申请(?:事项|公开)?"
_TOTAL: Final = r"(?:总|数|量|计|合|共|有|为|是|达|的|了)*+"
_NEXT: Final = r"(?:至|到|入)?(?:下一?年度?|次年度?|来年|明年)"

_PHRASE: Final = re.compile(
    rf"(?:(?P<received>(?:收到|受理|接收|接到|新收|新增)(?:[和并及、]?(?:受理|处理|办理|答复))*+了?{_REQUESTS})"
    r"|(?P<received_bare>新收到?)"
    rf"|(?P<handled>(?<![期时])(?:办结|办理|答复|回复|处理)(?:[和并及、]?答复|完毕)?了?{_REQUESTS})"
    r"|(?P<handled_bare>(?<![期时])(?:办结|答复|办理完毕))"
    rf"|(?P<carried_over>(?:上一?年度?结转(?:至?本年度?)?|结转上一?年度?)(?:{_REQUESTS})?)"
    rf"|(?P<carried_forward>(?:(?:结转|转入|顺延|转){_NEXT}|年[末底]结转)(?:继续)?(?:办理|答复|处理)?(?:{_REQUESTS})?)"
    r"|(?P<granted_or_partly>予以公开(?:以?及|[和、与或])(?:予以)?部分公开)"
    r"|(?P<granted>予以公开)|(?P<partly_granted>(?:予以)?部分公开)|(?P<denied>不予公开)"
    r"|(?P<unavailable>无法提供)|(?P<rejected>不予处理)|(?P<other>其他处理)"
    r"|(?P<review>行政复议(?:案件|申请|案)?)|(?P<litigation>(?:行政)?诉讼(?:案件|案)?)"
    rf"|(?P<normative_documents>(?:制发|制定|出台|印发)了?(?:行政)?规范性文件)){_TOTAL}$"
)
"""The last words before a number, under the name of what they count; `_bare`: requests are not named."""

_LAST: Final = frozenset("请项开供理转年度案件讼议收到结复毕余总数量计合共有为是达的了")
"""The letters that a phrase can end with, and 余 (其余 2 件结转下年度)."""

_DEFERRED: Final = re.compile(rf"(?:{_REQUESTS})?(?:按照?《条例》|依法|按规定)?(?:结转|顺延|转){_NEXT}")
"""The words after a number of requests carried forward: 另有 2 件申请顺延到下年度答复."""

_DISPUTES: Final = frozenset(("review", "litigation"))
_WHOLE: Final = frozenset(("received", "handled", "normative_documents"))

_TOPIC: Final = re.compile(
    r"申请|复议|诉讼|提案|建议|信访|举报|投诉|咨询|留言|信箱|来信|处罚|许可|执法|规范性文件|解读|舆情|政策"
)
_OF_INFORMATION: Final = re.compile(r"信息公开|依申请公开|公开申请|政府信息")

# -- of whom, and when ------------------------------------------------------------------------------

_WE: Final = re.compile(
    r"[我本](?:局|委|厅|办公室|办|院|中心|单位|机关|部门|街道|镇|乡|处|部|会|队|馆|所|署|行|校|园区)"
)
_NARROWS_NOTHING: Final = (
    r"(?:19|20)\d\d年度?|本年度?|全年度?|年内|年度|当年|(?:报告|统计)期内?|期间|一?共|总计|合计|新|依法|依规|严格|认真"
    rf"|按规定|规范|及时|妥善|积极|实际|已经?|均|分别|代表|作出|并|的|了|依申请|政府信息|信息公开|公开|方面|工作|情况|{_WE.pattern}"
)
_SUBJECT: Final = {
    "whole": re.compile(_NARROWS_NOTHING),
    "part": re.compile(
        rf"{_NARROWS_NOTHING}|其中|包括|加上|[另还尚]有|其余|剩余|决定|属于|因[^，,；;]*等(?:原因|情形|情况)|[含对与及和以加]"
    ),
    "dispute": re.compile(rf"{_NARROWS_NOTHING}|引[起发]|导致|产生|发生|提起|申请|涉及|[因由就被类]"),
}
"""Words of a clause before the phrase that leave its number one of the whole body and year."""

_CLAUSE: Final = re.compile(r"(?:[^，,；;:：。！？（）()、]|、(?![件宗起例]))*")
_SEGMENT: Final = re.compile(r"[^；;。！？]*")
_SENTENCE: Final = re.compile(r"[^。！？]*")
"""Units of a text, each read backwards from its end."""

_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=年)")
_PERIOD: Final = re.compile(
    r"[自从]?(?:(?<=年)|(?<!\d))1月1日起?[至到—－~-]+(?:(?:19|20)\d\d年|当年)?12月31日[止底]?"
)
_OTHER_SPAN: Final = re.compile(
    r"累计|以来|截至|截止|月(?<=[\d一二三四五六七八九十]月)|季度|上半年|下半年|往年|历年|同期|去年(?<![比较]去年)"
    r"|上年(?<![比较]上年)(?!度?结转)|上一年(?<![比较]上一年)(?!度?结转)"
)
_SUBSET: Final = re.compile(
    r"(?:网[络上站]|线上|信函|邮[寄件箱]|当面|当场|现场|传真|窗口|自然人|法人|公民|个人|企业|其他组织|涉及|关于|重复|占)"
    rf"[^，,；;。]{{0,15}}(?:[\d{_NUMERALS}]|方面|中)"
    r"|通过[^，,；;。]{0,12}(?:网|信函|邮|平台|渠道|方式|窗口)"
)
_OTHER_BODY: Final = re.compile(
    r"各(?![类种项])|全[省市区县州旗镇乡街]|局|厅|镇|乡|街道|部门|单位|系统|办公室|委员会|本级|直属|下属"
)

_GENRE: Final = re.compile(r"(?:19|20)\d\d年?度?|(?:政府信息|信息|政务)公开.*|年度.*|人民|\s")
_AREA: Final = re.compile(r"([省市县区旗州盟镇乡])(?:政府)?$")


@dataclass(frozen=True, slots=True)
class _Reporter:
    """The body as its title names it, what it calls its area if it is one (全市, 我市, 本市), the year."""

    name: str
    area: tuple[str, ...]
    year: int | None


def compare(report: Report) -> None:
    """Add a finding `narrative_disagrees` for each thing that the text and the tables count differently."""
    if not report.statistics:
        return
    stated: dict[str, dict[int, str]] = {}
    for thing, number, words in _statements(report):
        stated.setdefault(thing, {}).setdefault(number, words)
    if not stated:
        return
    figures = expected(report.statistics)
    for thing, statements in stated.items():
        if thing not in figures or len(statements) > 1:
            continue
        [(number, words)] = statements.items()
        table = figures[thing]
        if number != table.figure and number not in table.meant:
            message = f"“{words}” states {number}, the table {table.figure} ({table.scope})"
            report.find("narrative_disagrees", message)


def _statements(report: Report) -> Iterator[tuple[str, int, str]]:
    """What the text counts that the tables count too, the number, and the words that say so."""
    reporter = _reporter(report)
    for line, count in islice(_counts(report.body), _MOST):
        number = _number(count[1].lstrip(","))
        before = line[max(0, count.start() - _LOOK_BACK) : count.start()]
        if number is None or not before or before[-1] not in _LAST:
            continue
        clause = _end(_CLAUSE, before)
        if phrase := _PHRASE.search(clause):
            name, subject = phrase.lastgroup or "", clause[: phrase.start()]
        elif _DEFERRED.match(line, count.end()):
            name, subject = "carried_forward", clause
        else:
            continue
        thing = name.removesuffix("_bare")
        if _names_its_topic(thing, before) and _is_whole(thing, subject, before, reporter):
            yield thing, number, clause + count[0]


def _counts(body: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Numbers in the lines that speak of what the tables count, with their line; white space is left out."""
    for line in body.split("\n"):
        if ("申请" in line or "复议" in line or "诉讼" in line or "规范性文件" in line) and " | " not in line:
            compact = "".join(line.split())
            for count in _COUNT.finditer(compact):
                yield compact, count


def _names_its_topic(thing: str, before: str) -> bool:
    if thing == "normative_documents":
        return True
    if thing in _DISPUTES:
        return bool(_OF_INFORMATION.search(before))
    return _TOPIC.findall(before)[-1:] == ["申请"]


def _is_whole(thing: str, subject: str, before: str, reporter: _Reporter) -> bool:
    """Whether a number is that of the whole body and of the whole year reported on."""
    if "12月31日" in before:
        before, subject = _PERIOD.sub("", before), _PERIOD.sub("", subject)
    ours = False
    for we in reporter.area:
        ours = ours or we in subject
        before, subject = before.replace(we, ""), subject.replace(we, "")
    years = _YEAR.findall(before)
    if years and years[-1] != str(reporter.year):
        return False
    manner = "whole" if thing in _WHOLE else "dispute" if thing in _DISPUTES else "part"
    names = [name for name in _SUBJECT[manner].split(subject.replace("人民", "")) if name]
    if any(name not in reporter.name for name in names):
        return False
    sentence = _end(_SENTENCE, before)
    if _OTHER_SPAN.search(sentence) or (thing not in _DISPUTES and _SUBSET.search(_end(_SEGMENT, sentence))):
        return False
    ours = ours or bool(names) or bool(_WE.search(subject))
    return ours or not _OTHER_BODY.search(_WE.sub("", sentence))


def _reporter(report: Report) -> _Reporter:
    name = _GENRE.sub("", report.title or "") or _GENRE.sub("", report.publisher or "")
    area = _AREA.search(name)
    words = tuple(word + area[1] for word in "全我本") if area else ()
    return _Reporter(name, words, report.report_year)


def _end(unit: re.Pattern[str], text: str) -> str:
    """The unit that a text ends with."""
    found = unit.match(text[::-1])
    return text[len(text) - found.end() :] if found else ""


def _number(text: str) -> int | None:
    """`1,234` -> 1234, `一百二十` -> 120, `两` -> 2, `二〇` -> 20; None for a mixture."""
    if _ARABIC.fullmatch(text):
        return int(text.replace(",", ""))
    value, digits = 0, ""
    for numeral in text:
        if numeral in _DIGITS:
            digits += str(_DIGITS[numeral])
        elif numeral in _POWERS:
            value += int(digits or 1) * _POWERS[numeral]
            digits = ""
        else:
            return None
    return value + int(digits or 0)
