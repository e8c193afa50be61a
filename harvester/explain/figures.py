"""The statutory tables as they were understood, under the words of the forms, and their sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from harvester.explain.text import BAD, DIM, MOST_ROWS, grid, heading, more, printed
from harvester.store.labels import (
    APPLICANT_LABELS,
    DISCLOSURE_LABELS,
    ITEM_LABELS,
    LABELS_2019,
    OUTCOME_LABELS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from harvester.items import Check, Report

    Rows = dict[str, dict[str, Any]]

TABLES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "disclosure": ("主动公开政府信息情况", DISCLOSURE_LABELS),
    "requests": ("收到和处理政府信息公开申请情况", APPLICANT_LABELS),
    "disputes": ("政府信息公开行政复议、行政诉讼情况", OUTCOME_LABELS),
}
"""Key of `statistics` -> the heading of the table in the form, and its columns."""

FORMS: Final = {2019: "国办公开办函〔2019〕60号", 2021: "国办公开办函〔2021〕30号"}

_OPENS: Final = {"granted": "三、本年度办理结果"}
"""Row -> the heading that the form prints above it and those that follow."""

_HEADS_2019: Final = {"made": "本年新制作数量"}
"""Columns that the form of 2019 names otherwise."""

SUMS: Final[dict[str, str]] = {
    "I1": "本年新收 + 上年结转 = 办理结果总计 + 结转下年度, for each applicant",
    "I2": "办理结果总计 = all outcomes together, for each applicant",
    "I3": "总计 = all applicants together, for each row",
    "I4": "总计 = 维持 + 纠正 + 其他结果 + 尚未审结, for each row",
    "I5": "counts are whole numbers of 0 or more, for each table",
}
"""Identity -> what must hold."""

STATUSES: Final = {
    "pass": "holds for {}",
    "fail": "does not hold for {}:",
    "n/a": "cannot be told for {}, where cells are blank",
}
"""Status of a check -> what it means."""

_UNREAD: Final = ("row_misshapen", "cell_unreadable")
_BLANK: Final = "–"


def tables(report: Report) -> Iterator[RenderableType]:
    """Each statutory table under the labels of its form, and the rows with cells that were not understood."""
    statistics = report.statistics
    if not statistics:
        return
    form = statistics["form"]
    # 行政复议、行政诉讼 is the same table in both.
    named = f"form of {form} ({FORMS[form]})" if form else "form of 2019 or 2021: what is here does not tell"
    yield from heading("Statutory tables, as they were understood")
    yield Text(f"{named}; {_BLANK} is a cell without a number", DIM)
    for name, (title, heads) in TABLES.items():
        columns = {key: (form == 2019 and _HEADS_2019.get(key)) or head for key, head in heads.items()}
        rows: Rows | None = statistics[name]
        yield Text()
        yield Text(f"{title}（{name}）" + ("" if rows else ": not on the page"), "bold" if rows else DIM)
        if rows:
            labels = {item: (form == 2019 and LABELS_2019.get(item)) or ITEM_LABELS[item] for item in rows}
            yield _pairs(rows, labels, columns) if name == "disclosure" else _matrix(rows, labels, columns)
            yield from _as_printed(report, name, rows, labels)


def sums(report: Report) -> Iterator[RenderableType]:
    """The sums that must hold in the tables, and where they do not."""
    if not report.checks:
        return
    yield from heading("Sums that must hold in them")
    rows = grid("keep", "wrap")
    for identity, meaning in SUMS.items():
        checks = [check for check in report.checks if check.identity == identity]
        if not checks:
            continue
        rows.add_row(identity, meaning)
        for status, words in STATUSES.items():
            if found := [check for check in checks if check.status == status]:
                style = BAD if status == "fail" else DIM
                rows.add_row("", Text(words.format(len(found)), style))
                for check in found if status == "fail" else ():
                    rows.add_row("", Text(f"  {_broken(check)}", BAD))
    yield rows


def indicators(report: Report) -> Iterator[RenderableType]:
    """The table of indicators of reports before 2019."""
    if not report.indicators:
        return
    yield from heading("政府信息公开情况统计表（indicators）")
    rows = grid("wrap", "number", "keep")
    for row in report.indicators[:MOST_ROWS]:
        rows.add_row(Text(printed(row.label)), _number(row.value), Text(printed(row.unit or "")))
    yield rows
    yield from more(report.indicators)


def _pairs(rows: Rows, labels: dict[str, str], columns: dict[str, str]) -> RenderableType:
    """A row of the form a line, each figure behind the head of its column: the rows have different ones."""
    table = grid("keep", "wrap")
    for item, figures in rows.items():
        table.add_row(
            labels[item],
            Text("  ").join(
                Text.assemble((f"{columns[column]} ", DIM), _number(figure))
                for column, figure in figures.items()
            ),
        )
    return table


def _matrix(rows: Rows, labels: dict[str, str], columns: dict[str, str]) -> RenderableType:
    """Rows and columns as in the form; what several rows have in common is said once, above them."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    table.add_column("", overflow="fold")
    for head in columns.values():
        table.add_column(_folded(head), justify="right", vertical="bottom", no_wrap=True)
    above = None
    for item, figures in rows.items():
        if item in _OPENS:
            table.add_row(_OPENS[item])
        group, _, label = labels[item].rpartition(" ")
        if group and group != above:
            table.add_row(group)
        above = group
        table.add_row(Padding(label, (0, 0, 0, 2)) if group else label, *map(_number, figures.values()))
    return table


def _as_printed(report: Report, name: str, rows: Rows, labels: dict[str, str]) -> Iterator[RenderableType]:
    """The rows that print more than was understood, and those that the page does not have."""
    unread = [finding.message for finding in report.findings if finding.code in _UNREAD]
    absent = [labels[item] for item in rows if f"{name}.{item}" not in report.evidence]
    for item in rows:
        scope = f"{name}.{item}"
        evidence = report.evidence.get(scope)
        if evidence and any(message.startswith((f"{scope}:", f"{scope}.")) for message in unread):
            yield Text(f"printed, but not understood: {printed(evidence.raw)}", BAD)
    if absent and len(absent) < len(rows):
        yield Text(f"rows that the page does not have: {'; '.join(absent)}", BAD)


def _folded(head: str) -> str:
    """A head of two characters a line, so that seven columns fit."""
    return "\n".join(head[n : n + 2] for n in range(0, len(head), 2))


def _number(figure: float | None) -> Text:
    return Text(_BLANK if figure is None else str(figure), DIM if figure is None else "")


def _broken(check: Check) -> str:
    """A sum that does not hold, in the words of the form."""
    table, _, name = check.scope.partition(".")
    if not name:
        return f"{TABLES[table][0]}: {check.right} of {check.left} figures are so"
    return f"{APPLICANT_LABELS.get(name) or ITEM_LABELS[name]}: {check.left} ≠ {check.right}"
