"""What holds of `extract` for every input, however broken."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import sys
import time
import unicodedata
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from harvester.extraction import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harvester.items import Report

URL: Final = "http://www.example.gov.cn/xxgk/t20230111_1.html"
SECONDS: Final = 2.0
"""CPU that a page of at most 10 MB may take."""
MEGABYTES: Final = 200
"""Memory that it may take besides the page itself."""

_METADATA: Final = (
    "title", "index_number", "publisher", "source", "document_number", "validity", "category", "keywords",
    "open_scope", "open_mode",
)  # fmt: skip
_UNSEEN: Final = frozenset(
    {"script", "style", "select", "option", "noscript", "template", "iframe", "textarea", "button"}
)
_DATE: Final = re.compile(r"(?:199\d|[2-9]\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_NOTHING: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")


def violations(body: bytes, url: str = URL, encoding: str | None = None) -> list[str]:
    """What of an extraction should not be; an empty list for a sound one."""
    report = extract(body, url, encoding=encoding)
    again = extract(body, url, encoding=encoding)
    return [*_of_form(report), *_of_content(report), *([] if again == report else ["not deterministic"])]


def _of_form(report: Report) -> Iterator[str]:
    """The record is JSON that can be written as UTF-8; no stage failed."""
    for finding in report.findings:
        if finding.code == "stage_failed":
            yield finding.message
    try:
        record = json.dumps(report.to_dict(), ensure_ascii=False, allow_nan=False).encode()
        if json.loads(record) != report.to_dict():
            yield "the record changes on its way through JSON"
    except (TypeError, ValueError) as error:
        yield f"not JSON: {error}"
    for field_ in ("date_written", "date_published"):
        date = getattr(report, field_)
        if date is not None and not _DATE.fullmatch(date):
            yield f"{field_} is no date: {date!r}"
    if report.report_year is not None and not 2004 <= report.report_year <= 2100:
        yield f"report_year: {report.report_year}"


def _of_content(report: Report) -> Iterator[str]:
    """Nothing is said that the page does not say: no figure, no character of a value."""
    root = report.page.root if report.page else None
    if root is None:
        if report.statistics or report.body or getattr(report, "indicators", None):
            yield "content of a page that was not read"
        return
    printed = _NOTHING.sub("", _plain("".join(_texts(root))) + (report.url or "") + (report.portal or ""))
    repaired = any(finding.code == "text_damaged" for finding in report.findings)
    for name in () if repaired else _METADATA:
        value = getattr(report, name)
        if value is None:
            continue
        if not value.strip():
            yield f"{name} is blank: {value!r}"
        # Lines that the page parts may be joined with a space, those of several issuers with 、.
        for part in _NOTHING.sub("、", _plain(value)).split("、"):
            if part not in printed:
                yield f"{name} is not on the page: {part[:60]!r}"
    figures = set(_numbers([report.statistics, [asdict(i) for i in getattr(report, "indicators", [])]]))
    if figures:
        known = {float(found[0]) for text in _cells(root) for found in _NUMBER.finditer(text)}
        for number in sorted(figures - known):
            yield f"a figure that is in no cell: {number}"


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _texts(root: Any) -> Iterator[str]:
    """All attributes; all text; and all text that a reader may see."""
    for element in root.iter("*"):
        yield from element.attrib.values()
        yield "\n"
    yield from root.itertext()
    yield "\n"
    yield from _seen(root)


def _seen(element: Any) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, part in walk:
        if event == "start" and part.tag in _UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            yield part.text or ""
        else:
            yield part.tail or ""


def _cells(root: Any) -> Iterator[str]:
    """What can be a cell: that of a table, or any piece of text where a page makes its tables of lines.

    The marks between thousands and all space are left out.
    """
    yield from (_NOTHING.sub("", _plain(text)) for text in root.itertext())
    for cell in root.iter("td", "th"):
        text = _NOTHING.sub("", _plain("".join(cell.itertext())))
        yield re.sub(r"(?<=\d)[,，](?=\d{3}(?!\d))", "", text)
        yield from (_NOTHING.sub("", _plain(part)) for part in cell.itertext())


def _numbers(values: Any) -> Iterator[float]:
    if isinstance(values, dict):
        for key, value in values.items():
            yield from () if key == "form" else _numbers(value)
    elif isinstance(values, list):
        for value in values:
            yield from _numbers(value)
    elif isinstance(values, int | float) and not isinstance(values, bool):
        yield abs(float(values))


@dataclass
class Cost:
    """What one page cost: CPU seconds, megabytes besides the page, and what was wrong with the outcome."""

    seconds: float = 0.0
    megabytes: float = 0.0
    wrong: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


def measure(
    body: bytes, *, seconds: float = SECONDS, megabytes: float = MEGABYTES, kill_after: int = 30
) -> Cost:
    """Extract in a process of its own, which is stopped when it takes far too much.

    The child starts as cold as this process is. Memory is the rise of the child's high-water mark.
    """
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            _measure_here(body, writing, kill_after)
        finally:
            os._exit(1)
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123  # a descriptor, not a path
        answer = pipe.read()
    _, status, usage = os.wait4(child, 0)
    cost = Cost(**json.loads(answer)) if answer else Cost(usage.ru_utime + usage.ru_stime, 0.0)
    if not answer:
        signal_ = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else "out of memory"
        cost.wrong.append(f"the process ended: {signal_}")
    if cost.seconds > seconds:
        cost.wrong.append(f"{cost.seconds:.2f} s")
    if cost.megabytes > megabytes:
        cost.wrong.append(f"{cost.megabytes:.0f} MB")
    return cost


def _measure_here(body: bytes, writing: int, kill_after: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (kill_after, kill_after + 1))
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    report = extract(body, URL)
    report.to_dict()
    seconds = time.process_time() - start
    rise = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    codes = [finding.code for finding in report.findings]
    wrong = list(_of_form(report))
    if len(codes) > 1000:
        wrong.append(f"{len(codes)} findings")
    cost = Cost(seconds, rise, wrong, sorted(set(codes)))
    Path(f"/proc/self/fd/{writing}").write_text(json.dumps(asdict(cost)))
    os._exit(0)
