"""What is not the article's own: the portal's phrases and parts, notices, tags; and the signature."""

from __future__ import annotations

import pytest
from pages import texts, through

from harvester.items import Hints, Page, Signature

BODY = "<p>2022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意。</p>" * 3
ROW = "<tr><td>主动公开</td><td>条</td><td>12</td></tr>"
DATE = "2023年1月20日"


def page(article: str, *, title: str = "某局工作", around: str = "<div id='zoom'>{}</div>") -> Page:
    markup = f"<html><head><title>{title}</title></head><body>{around.format(article)}</body></html>"
    report = through("layout", markup, hints=Hints(title=title))
    assert report.page
    return report.page


def own(article: str, around: str = "<div id='zoom'>{}</div>") -> list[str]:
    """The article's lines after those of `BODY`, which must all be there."""
    lines = [
        block.text
        for block in page(BODY + article, around=around).blocks
        if block.inside and block.role in ("text", "signature")
    ]
    assert len(lines) >= 3
    return lines[3:]


def signed(article: str) -> Signature | None:
    return page(BODY + article).signature


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


# -- phrases ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "【打印】", "关闭窗口", "【打印】 【关闭】", "[打印本页] [关闭窗口]", "打印 | 关闭 | 返回", "〖打印〗", "分享到：微信 微博",
        "分享到 微信 微博", "分享：", "扫一扫在手机打开当前页", "用微信扫描二维码分享", "二维码", "上一篇：某某", "下一条：没有了",
        "◄上一篇：甲", "&lt;&lt; 下一篇 乙", "当前位置：首页 > 政务公开", "您的位置：政务公开", "您现在所在的位置是：年报",
        "位置：首页 - 年报", "位置：政务公开 > 年报", "首页 > 政府信息公开 > 年报", "浏览次数：529 次", "您是第 123 位访问者",
        "字体：[大 中 小]", "返回顶部", "责任编辑：某某", "(责任编辑：张三)", "编辑：张三 审核：李四", "【编辑：张三】",
        "文章来源：某局 作者：张三", "无障碍浏览",
    ],
)  # fmt: skip
def test_phrases_of_the_portal_are_no_text(line: str) -> None:
    assert own(f"<p>{line}</p>") == []
    assert own(f"{line}<br>") == []


@pytest.mark.parametrize(
    "line",
    [
        "群众可以扫一扫二维码关注，也可打印有关表格后到窗口办理，浏览次数逐年上升。",
        "位置：某市某区某路12号，占地三百亩。", "无障碍环境建设", "二维码登记制度", "推行二维码登记", "分享：某市经验做法", "分享到位的经验",
        "打印费", "返回家乡", "大中小学", "上一页的数字有误。", "编辑部：负责人",
    ],
)  # fmt: skip
def test_the_same_words_in_the_authors_lines_stay(line: str) -> None:
    assert own(f"<p>{line}</p><p>文末。</p>") == [line, "文末。"]


def test_credits_at_the_end_are_labels_and_in_the_middle_text() -> None:
    assert own("<p>来源：某日报</p>" + "<p>下文。</p>" * 5)[0] == "来源：某日报"
    assert own("<p>来源：某日报</p>" + "<p>下文。</p>" * 4) == ["下文。"] * 4
    seen = page(BODY + "<p>下文。</p>" * 5 + "<p>（文章来源：某局 作者：张三）</p>")
    assert ("文章来源", "某局") in [(label.label, label.value) for label in seen.labels]
    assert {label.rule for label in seen.labels} == {"byline"}


def test_phrases_are_found_in_linear_time() -> None:
    lines = ("返回顶部" * 45 + "x", "编辑：审核" * 35 + "。", "位置：" + ">" * 190 + "。")
    assert own(paragraphs(*lines, "文末。")) == [*lines, "文末。"]


# -- parts of the page inside the article's container ----------------------------------------------

FORMS = {
    "VSB": "<form name='_newscontent_fromname'><h1>题</h1><div id='vsb_content'><div class='v_news_content'>{}</div></div></form>",
    "ASP.NET": "<form id='form1' runat='server'><input type='hidden' name='__VIEWSTATE'><div class='c'><div>{}</div></div></form>",
    "unknown": "<form><div><input name='q'><select></select>{}</div></form>",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_around_the_article_takes_nothing_away(form: str) -> None:
    assert own("<p>文末。</p>", FORMS[form]) == ["文末。"]


@pytest.mark.parametrize(
    "part",
    [
        "<nav>{}</nav>", "<header>{}</header>", "<aside><ul><li>{}</li></ul></aside>", "<footer><p>{}</p></footer>",
        "<div class='breadcrumb'>{}</div>", "<div class='bread-crumbs'><p>{}</p></div>", "<div id='articleShare'>{}</div>",
        "<div class='d-print-none'>{}</div>", "<ul class='page_footer'><li>{}</li></ul>", "<p class=copyright>{}</p>",
        "<div class='prev-next'><p>{}</p></div>", "<form><p>{}</p><input name='q'></form>",
    ],
)  # fmt: skip
def test_parts_that_lead_elsewhere_are_navigation(part: str) -> None:
    assert own(part.format("某某栏目") + "<p>文末。</p>") == ["文末。"]


@pytest.mark.parametrize(
    "part",
    [
        "<div class='shared shareholder'>{}</div>", "<div class='blueprint'>{}</div>", "<form><p>{}</p></form>",
        "<section><p>{}</p></section>", "<p class=MsoFooter>{}</p>",
    ],
)  # fmt: skip
def test_other_parts_are_text(part: str) -> None:
    assert own(part.format("某某栏目") + "<p>文末。</p>") == ["某某栏目", "文末。"]


def test_only_a_small_part_is_navigation_by_its_name() -> None:
    small, large = "甲" * 200, "甲" * 201
    assert own(f"<p>{'乙' * 500}</p><div class='print'>{small}</div>") == ["乙" * 500]
    assert own(f"<p>{'乙' * 500}</p><div class='print'>{large}</div>") == ["乙" * 500, large]


@pytest.mark.parametrize("tag", ["header", "div class=share", "footer"])
def test_what_holds_most_of_the_text_is_no_navigation(tag: str) -> None:
    assert own("<p>文末。</p>", f"<div id=zoom><{tag}>{{}}</{tag.partition(' ')[0]}></div>") == ["文末。"]
    assert own("<p>文末。</p>", f"<{tag}><div id=zoom>{{}}</div></{tag.partition(' ')[0]}>") == ["文末。"]


# -- notices and related pages ---------------------------------------------------------------------


def test_a_copyright_notice_ends_the_article() -> None:
    notice = "<p>凡本网注明“稿件来源：某网”的所有文字，版权均属某网所有。</p><p>联系方式:0000-5565827</p>"
    seen = through("layout", f"<html><body><div id='zoom'>{BODY * 2}{notice}</div></body></html>")
    assert len(texts(seen)) == 6
    assert len(texts(seen, "boilerplate")) == 2


def test_a_notice_ends_the_article_only_in_its_last_part() -> None:
    notice = "<p>免责声明</p><p>甲。</p><p>乙。</p><p>{}</p>"
    assert own(f"<p>{'丙' * 300}</p>" + notice.format("丁" * 200)) == ["丙" * 300]
    assert len(own(f"<p>{'丙' * 300}</p>" + notice.format("丁" * 300))) == 5
    assert own("<p>免责声明</p><p>甲。</p><p>" + "丁" * 300 + "</p>") == []


def test_a_notice_in_the_middle_of_a_long_article_ends_nothing() -> None:
    assert own("", f"<div id='zoom'>{{}}<p>免责声明</p>{BODY}</div>")[0] == "免责声明"
    assert own("<p>免责声明</p><p>甲。</p><p>乙。</p>") == []


@pytest.mark.parametrize(
    "footer",
    [
        ["主办单位：某市人民政府", "承办单位：某中心", "网站标识码：0000000000"],
        ["主办：某局 备案序号00000000"],
        ["相关信息", "<a href='/x.html'>某文</a>", "<a href='/y.html'>另文</a> 2023-01-02"],
        ["相关文件：", "<a href='/x.html'>某文</a>"],
    ],
)
def test_the_footer_of_the_site_ends_the_article(footer: list[str]) -> None:
    assert own(paragraphs(*footer)) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["主办单位：某市人民政府", "承办单位：某局", "某市人民政府", DATE],
        ["相关文件：", "1.某表", "2.某名单"],
        ["相关文件：", "<a href='a.pdf'>某表</a>"],
        ["相关信息", "另有说明。"],
    ],
)
def test_the_authors_own_lists_end_nothing(lines: list[str]) -> None:
    assert len(own(paragraphs(*lines))) == len(lines)


@pytest.mark.parametrize(
    "items",
    [
        "<ul>" + "<li><a href='/x.html'>某局某文</a><span>2023-01-02</span></li>" * 2 + "</ul>",
        "<p>[01-02] <a href='/x.html'>某局某文</a></p><p>[01-03] <a href='/y.html'>另文</a></p>",
        "<div><a href='/x.html'><b>某文</b><i>2023/1/2</i></a></div>" * 3,
    ],
)
def test_a_list_of_other_pages_is_no_text(items: str) -> None:
    assert own(f"<p>文末。</p>{items}") == ["文末。"]


@pytest.mark.parametrize(
    "items",
    [
        "<p><a href='/x.html'>某局某文</a> 2023-01-02</p>",
        "<p><a href='/x.pdf'>某表</a> 2023-01-02</p>" * 2,
        "<p><a href='/x.html'>某文</a></p>" * 2,
        "<p>见<a href='/x.html'>某文</a> 2023-01-02</p>" * 2,
        "<p>某文 2023-01-02</p>" * 2,
        "<table>" + "<tr><td><a href='/x.html'>某文</a></td><td>2023-01-02</td></tr>" * 2 + "</table>",
    ],
)
def test_other_links_and_dates_at_the_end_stay(items: str) -> None:
    assert len(own(f"<p>文末。</p>{items}")) == (2 if items.count("某") == 2 and "某局" in items else 3)


# -- tags ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("政府信息公开,本局,群众", "政府信息公开,本局,群众"),
        ("政府信息公开，本局，群众，别处没有", "政府信息公开，本局，群众，别处没有"),
        ("标签：政府信息公开 群众", "政府信息公开 群众"),
        ("Tags: 公开、信息", "公开、信息"),
        ("政府信息公开,本局", None),
        ("政府信息公开,丁戊,己庚", None),
        ("群众,主动,认真", None),
        ("公开 政务 信息 网站", None),
        ("公开、政务、信息", None),
        ("公开,信息,认真做好。", None),
        ("甲公司,乙公司,丙公司", None),
        ("市发改委、市财政局、市商务局", None),
    ],
)
def test_a_line_of_tags_is_known_by_its_words_standing_in_title_and_article(
    line: str, tags: str | None
) -> None:
    lead = "<p>本文开头。</p><p>市发改委、市财政局、市商务局、甲公司、乙公司、丙公司、政务、网站。</p>"
    seen = page(lead + BODY + f"<p>{line}</p>", title="某局政府信息公开工作")
    assert seen.tags == tags
    assert seen.blocks[-1].role == ("text" if tags is None else "tags")


def test_a_list_of_issuers_is_no_line_of_tags() -> None:
    title = "市发改委等部门通知"
    article = "<p>市发改委、市财政局、市商务局发文。</p>" + BODY
    assert page(article + "<p>市发改委,市财政局,市商务局</p>", title=title).tags is None
    assert page(article + "<p>市发改委,通知,部门</p>", title=title).tags == "市发改委,通知,部门"


# -- signature -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "issuer", "date"),
    [
        (["某市人民政府办公室", DATE], "某市人民政府办公室", "2023-01-20"),
        (["某市发展和改革委员会", "二〇二〇年一月十五日"], "某市发展和改革委员会", "2020-01-15"),
        (["某市某局 2023年1月20日"], "某市某局", "2023-01-20"),
        (["某 市 某 局", DATE], "某市某局", "2023-01-20"),
        (["甲市乙局", "甲市丙局", DATE], "甲市乙局、甲市丙局", "2023-01-20"),
        (["某市甲局 某市乙局", DATE], "某市甲局、某市乙局", "2023-01-20"),
        (["某市某局（印章）", DATE], "某市某局", "2023-01-20"),
        (["某市某局", "（盖章）", DATE], "某市某局", "2023-01-20"),
        ([DATE, "某市某局"], "某市某局", "2023-01-20"),
        (["某市某局", "2023年1月"], "某市某局", None),
        (["某市某局", "二〇二三年一月"], "某市某局", None),
        (["某市政务公开领导小组", DATE], "某市政务公开领导小组", "2023-01-20"),
        (["中共某市某局党组", DATE], "中共某市某局党组", "2023-01-20"),
        (["中国人民银行某市支行", DATE], "中国人民银行某市支行", "2023-01-20"),
        (["某市大学", DATE], "某市大学", "2023-01-20"),
        (["某镇便民为民服务中心", DATE], "某镇便民为民服务中心", "2023-01-20"),
        (["负责单位为市政府办公室和各乡镇街道办事处", "某市某局", DATE], "某市某局", "2023-01-20"),
        (["责任单位：某市某办公室", "某市某局", DATE], "某市某局", "2023-01-20"),
        ([DATE], None, "2023-01-20"),
    ],
)
def test_the_signature(lines: list[str], issuer: str | None, date: str | None) -> None:
    for markup in (paragraphs(*lines), "<div align=right>" + "<br>".join(lines) + "</div>"):
        signature = signed(markup)
        assert signature
        assert (signature.issuer, signature.date) == (issuer, date)


FOLLOWING = {
    "a note": "<p>（此件公开发布）</p>",
    "annexes": paragraphs("附件：1.某表", "2.某名单"),
    "numbered annex": paragraphs("附件1", "某名单", "张三"),
    "an annex with its table": f"<p>附件</p><p>政府信息公开情况统计表</p><table>{ROW * 30}</table><p>填报人</p>",
    "an annex to download": "<p>附件下载：</p><p><a href='x.pdf'><img src='x.gif'></a></p>",
    "a form with its head": f"<p>统计表</p><p>（2017年度）</p><p>填报单位：某局</p><table>{ROW}</table>",
    "a form without a heading": f"<p>政府信息公开情况统计表（2017年度）</p><table>{ROW}</table>",
    "recipients": paragraphs("抄送：市委办公室，市人大常委会办公室。", "某市某局办公室 2023年1月21日印发"),
    "editors": "<p>编辑：张三 审核：李四</p>",
    "files": "<p><a href='x.pdf'>某表.pdf</a></p>",
    "related pages": "<ul>" + "<li><a href='/x.html'>某文</a> 2023-02-02</li>" * 8 + "</ul>",
    "links": "<ul>" + "<li><a href='/x.html'>某文某文</a></li>" * 8 + "</ul>",
}


@pytest.mark.parametrize("following", FOLLOWING)
def test_what_may_follow_a_signature(following: str) -> None:
    lines = page(BODY + paragraphs("某市某局", DATE) + FOLLOWING[following])
    assert lines.signature == Signature("某市某局", "2023-01-20", f"某市某局 {DATE}")
    assert [block.text for block in lines.blocks if block.role == "signature"] == ["某市某局", DATE]


def test_an_annex_below_the_signature_stays() -> None:
    article = paragraphs("某市某局", DATE, "附件", "统计表") + f"<table>{ROW}</table>"
    assert own(article) == ["某市某局", DATE, "附件", "统计表", "主动公开 | 条 | 12"]


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td>某市某局</td></tr><tr><td>{DATE}</td></tr></table>",
        f"<table><tr><td></td><td>某市某局</td></tr><tr><td></td><td><p>{DATE}</p></td></tr></table>",
    ],
)
def test_a_signature_in_a_table_for_the_layout(table: str) -> None:
    signature = signed(table)
    assert signature
    assert (signature.issuer, signature.date) == ("某市某局", "2023-01-20")


@pytest.mark.parametrize(
    "end",
    [
        paragraphs("统计期限为2022年1月1日至2022年12月31日。"),
        paragraphs("2022年全年平稳。"),
        paragraphs("某市某局"),
        paragraphs("2023年1月"),
        paragraphs(DATE, "此后另有一段。"),
        paragraphs("某市某局", DATE, "此后另有一段。"),
        paragraphs("某市某局", "某处说明", "2023年1月") + BODY,
        paragraphs("某市某局", DATE, "统计表", "一", "二", "三") + f"<table>{ROW}</table>",
        paragraphs("某市某局", DATE, "统计表", "另有一段。"),
        f"<table><tr><td>某市某局</td><td>{DATE}</td></tr><tr><td>甲</td><td>乙</td></tr></table>",
        f"<table><tr><td>甲</td><td>乙</td></tr><tr><td>某市某局</td><td>{DATE}</td></tr></table>",
        paragraphs("某市某局 2022年1月1日至2022年12月31日"),
    ],
)
def test_other_dates_and_names_are_no_signature(end: str) -> None:
    assert signed(end) is None


def test_joint_issuers() -> None:
    names = [f"{letter}市某局" for letter in "甲乙丙丁戊己庚辛壬癸"]
    signature = signed(paragraphs("文末。", *names, DATE))
    assert signature
    assert signature.issuer == "、".join(names)
    signature = signed(f"<table><tr><td>甲市某局</td><td>乙市某局</td></tr></table><p>{DATE}</p>")
    assert signature
    assert signature.issuer == "甲市某局、乙市某局"


def test_the_date_alone_is_a_signature_only_as_the_very_last_line() -> None:
    assert signed(paragraphs(DATE, "附件：某表")) is None
