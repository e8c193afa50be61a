"""What stands in the article's container and is not the author's."""

from __future__ import annotations

import time

import pytest
from articles import BODY, own, page
from pages import texts, through

ROW = "<tr><td>主动公开</td><td>条</td><td>12</td></tr>"
DATE = "2023年1月20日"


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
        "文章来源：某局 作者：张三", "无障碍浏览", "打印当前页面", "【打印全文内容】", "点赞 收藏 评论", "点赞 12 收藏 3 评论 0",
        "点赞支持一下 0", "写下您的看法", "扫码关注某某微信公众号", "长按识别二维码关注我们", "如发现内容有误请点击纠错",
        "附件：暂无附件", "暂无相关附件下载", "本站对以上内容保留最终解释权", "栏目导航：公开指南 | 公开制度",
        "文章关键字标签：节水 供水", "满意度评价 非常满意", "办理评价：基本满意", "群众满意度测评结果：未评价",
        "点击进入专题：某湖治水十年", "【点击查看专栏】", "打印 微信扫码分享", "本文地址：http://www.example.gov.cn/a/1.htm",
        "原文链接：https://example.gov.cn/x", "以上内容仅供参考", "请您对本网页内容进行评价", "感谢您的参与，您的评价对我们很重要！",
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
        "1.扫码关注公众号", "二、扫码关注微信公众号报名", "本办法由市某局负责解释", "收藏 2023年新增馆藏", "评论员文章",
        "本文地址：某市某路9号", "网页地址：见附件", "以上内容仅供参考，以各区公告为准", "感谢您的参与！", "请您对照本办法评价",
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


# -- headings of files -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["附件：", "附件", "相关附件", "【附件下载】", "文件下载:", "附件列表", "关联文件："]
)
def test_a_heading_of_files_that_has_none_is_no_text(heading: str) -> None:
    assert own(f"<p>文末。</p><div><p>{heading}</p><ul></ul></div>") == ["文末。"]
    assert own(f"<p>文末。</p><div>{heading}</div><p>【打印】</p>") == ["文末。"]


@pytest.mark.parametrize(
    "below",
    [
        "<p><a href='a.pdf'>甲</a></p>",
        "<p>1.某某表</p>",
        "<p><img src='a.jpg'></p>",
        "<iframe src='a.pdf'></iframe>",
        "</div><ul><li><a href='a.pdf'>甲.pdf</a></li></ul><div>",
    ],
)
def test_a_heading_of_files_stays_above_what_it_heads(below: str) -> None:
    assert own(f"<p>文末。</p><p>附件：</p>{below}")[:2] == ["文末。", "附件："]


def test_a_heading_of_files_within_the_text_stays() -> None:
    assert own("<p>附件</p><p>某某办法</p><p>文末。</p>") == ["附件", "某某办法", "文末。"]


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
        ["一周点击排行榜", "<a href='/x.html'>某文</a>", "<a href='/y.html'>另文</a> 2023-01-02"],
        ["政府信息公开专栏", "<a href='/x.html'>公开指南</a>", "<a href='/y.html'>公开制度</a>"],
    ],
)
def test_the_footer_of_the_site_ends_the_article(footer: list[str]) -> None:
    assert own(paragraphs(*footer)) == []


@pytest.mark.parametrize(("site", "kept"), [("某某市人民政府", 0), ("某某新闻网", 1)])
def test_who_runs_the_site_is_told_by_its_name(site: str, kept: int) -> None:
    lines = BODY + paragraphs("主办：某某市人民政府", "承办：某中心技术部")
    seen = through(
        "layout", f"<html><title>某局工作-{site}</title><body><div id=zoom>{lines}</div></body></html>"
    )
    assert len(texts(seen)) == 3 + kept


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


@pytest.mark.parametrize(
    "notice",
    [
        [
            "版权与免责声明",
            "1.凡本站及其子站注明“文章类型：原创”的所有作品，其版权属于本站所有。",
            "2.凡本站注明转载的作品，目的在于传递信息。",
        ],
        ["本网站所载信息仅供参考，不作为任何依据。"],
        ["某市人民政府版权所有"],
        ["Copyright © 2024 某市人民政府"],
        ["某市人民政府网站 ICP备00000000号"],
        ["如涉及版权问题，请及时与我们联系，我们将立即删除。"],
    ],
)
def test_notices_of_every_kind_end_the_article(notice: list[str]) -> None:
    assert own(f"<p>{'丙' * 300}</p>" + paragraphs(*notice)) == ["丙" * 300]


@pytest.mark.parametrize(
    "line",
    [
        "版权所有权登记工作稳步推进，全年办理登记三百件。", "免责声明、版权声明等已统一规范。", "本网站全年发布信息三千条，访问量一百万次。",
        "凡在我市就业的高校毕业生，均可申请补贴。", "本站工作人员持证上岗。",
    ],
)  # fmt: skip
def test_sentences_that_speak_of_such_things_end_nothing(line: str) -> None:
    assert own(f"<p>{'丙' * 300}</p><p>{line}</p><p>文末。</p>") == ["丙" * 300, line, "文末。"]


# -- lists of other pages, and copies --------------------------------------------------------------

TEASERS = "".join(
    f"<h4><a href=/{n}.html>某地召开第{n}次会议</a></h4><p>会议指出，要认真贯彻落实第{n}项部署，抓好各项工作，确保完成任务。</p>"
    for n in range(5)
)


@pytest.mark.parametrize("heading", ["", "<h3>热点专题</h3>", "<p>推荐阅读：</p>"])
def test_the_beginnings_of_other_pages_are_no_text(heading: str) -> None:
    text = f"<p>{'丙' * 300}</p><p>某市某局</p><p>{DATE}</p>"
    assert own(text + heading + TEASERS) == ["丙" * 300, "某市某局", DATE]


def test_a_digest_is_its_own_text() -> None:
    assert len(own(TEASERS)) == 10
    assert len(own(f"<p>{'丙' * 300}</p>{TEASERS}<p>以上工作，请认真落实。</p>")) == 12


def test_a_second_copy_is_left_out_with_its_figures() -> None:
    rows = "<table><tr><td>甲</td><td>0</td></tr><tr><td>乙</td><td>0</td></tr></table>"
    lines = "".join(f"<p>第{n}项工作全面完成，政府信息公开的广度和深度不断提高。</p>" for n in range(6))
    copy = f"<div><span>{lines}</span>{rows}<p>无。</p></div>"
    blocks = page(f"<div>{lines}{rows}<p>无。</p></div>{copy}").blocks
    assert [block.role for block in blocks] == ["text"] * 9 + ["boilerplate"] * 9


def test_what_an_author_says_twice_stays() -> None:
    lines = [f"第{n}项工作全面完成，政府信息公开的广度和深度不断提高。" for n in range(6)]
    said = [*lines, *lines[:3], "今后，我局将继续加强各项工作，" * 20 + "努力完成任务。"]
    assert own(paragraphs(*said)) == said


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href=/x.html>相关链接</a></p>",
        "<p>主办：某局</p>",
        "<h3>关于我们</h3>",
        "<p>点赞 12 收藏 3 评论</p>",
    ],
)
def test_lists_and_headings_are_told_in_linear_time(line: str) -> None:
    links = line * 12_000
    started = time.process_time()
    assert own(f"{links}<p>文末。</p>")
    assert time.process_time() - started < 2
