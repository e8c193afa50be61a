"""Articles that a page holds only for its scripts."""

from __future__ import annotations

import time

import pytest
from pages import codes, through

TITLE = "某局2022年工作的说明"
LINES = [f"{n}是认真落实各项部署，扎实推进政府信息公开，不断提高工作的质量和水平。" for n in "一二三四五六"]
MARKUP = "".join(f"<p>{line}</p>" for line in LINES)
ESCAPED = "".join(f"\\u{ord(char):04x}" if ord(char) > 127 else char for char in MARKUP)


def page(inner: str) -> str:
    head = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    return f"{head}<div id=show></div>{inner}<div class=foot>主办：某局</div></body></html>"


@pytest.mark.parametrize(
    ("inner", "where"),
    [
        (f"<textarea style='display:none'>{MARKUP.replace('<', '&lt;')}</textarea>", "a text area"),
        (f'<script>var detail = {{"title": "某", "content": "{MARKUP}"}};</script>', "a script: content"),
        (f"<script>$('#show').html('{ESCAPED}');</script>", "a script: .html"),
        (f"<script>\nvar s = `{MARKUP}`;</script>", "a script: s"),
        (
            "<script>var s = '';\n" + "".join(f"s += '<p>{line}<\\/p>';\n" for line in LINES) + "</script>",
            "a script: s",
        ),
        (
            "<script>document.write('" + "' +\n '".join(f"<p>{line}</p>" for line in LINES) + "');</script>",
            "a script: document.write",
        ),
        (f"<script type='text/template'>{MARKUP}</script>", "a template"),
    ],
)
def test_the_text_that_only_a_script_shows(inner: str, where: str) -> None:
    report = through("check", page(inner))
    assert report.body.splitlines() == LINES
    assert (report.evidence["body"].rule, report.evidence["body"].raw) == ("unseen", where)
    assert codes(report) == ["text_unseen"] or "text_unseen" in codes(report)


SHORT = "<p>各乡镇：</p><p>经研究，现将春季植树的地点调整到东山北坡，自三月起执行，请遵照办理。</p>"


def test_a_short_text_in_the_paragraphs_of_a_text_area() -> None:
    report = through("check", page(f"<textarea>{SHORT.replace('<', '&lt;')}</textarea>"))
    assert report.body.splitlines()[0] == "各乡镇："
    assert report.evidence["body"].rule == "unseen"


@pytest.mark.parametrize(
    "inner",
    [
        f"<script>var tip = '{SHORT}';</script>",
        f"<textarea>{SHORT.replace('<p>', '').replace('</p>', '')}</textarea>",
        f"<div id=zoom>{SHORT.replace('地点', '路线')}</div><textarea>{SHORT}</textarea>",
        f"<div id=zoom>{MARKUP}</div><script>var s = '<p>甲。乙。</p>{'丙' * 200}';</script>",
        "<script>alert('您即将离开本网站。是否继续？');</script>",
        f"<script>var menu = '{'栏目' * 200}';</script>",
        f"<script>// {MARKUP}</script>",
    ],
)
def test_other_strings_are_no_article(inner: str) -> None:
    report = through("check", page(inner))
    assert "text_unseen" not in codes(report)
    assert report.evidence["body"].rule != "unseen"


@pytest.mark.parametrize(
    "source",
    ['"' * 1_000_000, "\\\"'" * 300_000, "a='" + "。" * 1_000_000, "x=\"。\";" * 200_000, "\\u3002" * 300_000, "'<b>。" * 200_000],
)  # fmt: skip
def test_hostile_scripts_take_little_time(source: str) -> None:
    started = time.process_time()
    through("body", page(f"<script>{source}。</script><textarea>{source}</textarea>"))
    assert time.process_time() - started < 2
