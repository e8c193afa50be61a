"""Whole pages in layouts of our own, after the families of content management systems; one article in all."""

from __future__ import annotations

TITLE = "某县农业农村局2023年政府信息公开工作年度报告"
OPENING = "本报告根据《中华人民共和国政府信息公开条例》的要求编制，所列数据的统计期限为2023年1月1日至2023年12月31日。"
ROWS = [
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "0", "0", "0"],
    ["行政规范性文件", "3", "1", "8"],
]
LINES = [
    OPENING,
    "一、总体情况",
    "（一）主动公开。2023年，我局通过县政府网站主动公开政府信息186条，其中政策文件21条，解读15条，分享典型案例4个。",
    "（二）平台建设。在办事大厅张贴二维码，群众用手机微信扫一扫即可打开此页查询办事指南；网站底部版权声明、免责声明等已统一规范。",
    "（三）监督保障。上一篇报告提出的整改事项已全部落实，点击量、浏览次数等数据每月通报，责任编辑和审核人员持证上岗。",
    "二、主动公开政府信息情况",
    "\t",
    "三、收到和处理政府信息公开申请情况",
    "本年度收到政府信息公开申请3件，均已按期答复，无结转下年度办理的申请。",
    "四、政府信息公开行政复议、行政诉讼情况",
    "无。",
    "五、存在的主要问题及改进情况",
    "一是解读形式不够丰富。下一步将综合运用图片、视频等形式解读政策，欢迎关注我局公众号并转发。",
    "二是公开不够及时。下一步将完善信息发布审核制度，提高公开的时效。",
    "六、其他需要报告的事项",
    "本年度未收取信息处理费。",
    "某县农业农村局",
    "2024年1月20日",
]
"""The article, a line each; the tab stands for the table."""

TABLE = "<table border=1>" + "".join(
    "<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in ROWS
) + "</table>"  # fmt: skip
BODY = "\n".join("\n".join(map(" | ".join, ROWS)) if line == "\t" else line for line in LINES)


def wrapped(before: str, after: str, table: str = TABLE) -> str:
    """The article with markup before and after each line."""
    return "".join(table if line == "\t" else before + line + after for line in LINES)


P = wrapped("<p>\u3000\u3000", "</p>\n")
SPANS = wrapped('<p style="text-indent:32pt"><span style="font-family:仿宋">', "<o:p></o:p></span></p>")
BR = wrapped("&nbsp;&nbsp;&nbsp;&nbsp;", "<br><br>\n")
NEWS = "".join(
    f'<li><a href="/art/2024/1/{n}/art_1_{n}.html">某县召开第{n}次农业农村工作会议</a><span>2024-01-{n}</span></li>'
    for n in range(10, 22)
)
SUMMARIES = "".join(
    f'<div class="it"><h4><a href="/n/{n}.html">全县春耕备耕现场会召开</a></h4><p>第{n}日，全县春耕备耕现场会在某镇召开，'
    "会议要求各乡镇各部门认真落实责任，抓紧抓实抓细各项工作，确保全年粮食生产稳定。</p></div>"
    for n in range(1, 9)
)
MENU = (
    "<div class=mn><ul>" + "".join(f"<li><a href=/c{n}/>栏目{n}</a></li>" for n in range(9)) + "</ul></div>"
)
CRUMBS = '<div class="wz1">当前位置：<a href="/">首页</a> &gt; <a href="/z/">政务公开</a> &gt; 年度报告</div>'
FOOT = (
    '<div class="dib"><p>主办：某县人民政府办公室&nbsp;&nbsp;承办：某县大数据中心</p><p>地址：某县人民路1号 邮编：000000</p>'
    "<p>网站标识码：0000000000 某ICP备00000000号-1 某公网安备 00000000000000号</p><p>版权所有：某县人民政府 未经许可不得转载、"
    "复制本网站内容，建议使用1024*768以上分辨率浏览本网站。</p></div>"
)
SHARE = '<div class="fxl">分享到：<a href=#>微信</a><a href=#>微博</a><a href=#>QQ空间</a></div>'
QR = '<div class="ewm1"><img src=q.png><p>手机扫一扫打开当前页</p></div>'
FONT = "<div class=zh1>【字体：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>】</div>"
NEXT = '<p>上一篇：<a href="1.html">某县水利局2023年政府信息公开工作年度报告</a></p><p>下一篇：没有了</p>'
DISCLAIMER = (
    "<p>免责声明：本网站所载信息仅供参考，任何单位和个人不得用于商业用途；如有侵权请联系我们删除。</p>"
)
BY = '<div class="ly2"><span>发布日期：2024-01-22</span><span>来源：某县农业农村局</span><span>浏览次数：<i id=c></i></span></div>'
H1 = f"<h1>{TITLE}</h1>"
HEAD = f"<title>{TITLE}_某县人民政府</title>"
AI = "<div class=ai9><span>AI朗读</span><span>00:00 / 05:21</span><span>倍速</span><p>智能播报</p><p>听全文</p></div>"
VOTE = "<div class=v1><p>您对本页面内容是否满意？</p><p><a href=#>满意</a><a href=#>基本满意</a><a href=#>不满意</a></p></div>"
COMMENTS = "<div class=pl3><p>我要评论</p><p>网友评论仅供其表达个人看法，并不表明本站立场。</p><p>暂无评论</p><p>发表评论</p></div>"


def page(inner: str, *, head: str = HEAD, menu: str = MENU, foot: str = FOOT) -> str:
    """A document: a menu, what stands between, and the footer of the site."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{menu}{inner}{foot}</body></html>"


def literal(markup: str) -> str:
    """Markup as it stands in a string of a script."""
    return markup.replace('"', '\\"').replace("\n", "\\n").replace("</", "<\\/")


TWO = P.partition("<p>\u3000\u3000三、")
FIRST_HALF, SECOND_HALF = TWO[0], TWO[1] + TWO[2]

LAYOUTS: dict[str, str] = {
    "hanweb: tables around comments and metas": page(
        f'{CRUMBS}<table id="c"><tr><td class="bt1">{TITLE}</td></tr><tr><td>{BY}</td></tr><tr><td><div class="con_hw9">'
        f'<meta name="ContentStart">{SPANS}<meta name="ContentEnd"></div></td></tr><tr><td>【<a href=#>打印本页</a>】【<a href=#>关闭窗口'
        f"</a>】</td></tr><tr><td>{NEXT}</td></tr></table>"
    ),
    "trs: cells and an appended style": page(
        f'<table width="980"><tr><td class="z_l" width=220><ul>{NEWS}</ul></td><td class="hei14">{H1}{BY}<div class="Cus_x"><div '
        f'class=TRS_PreAppend style="overflow-x:hidden"><style>p{{margin:0}}</style>{SPANS}</div></div>{SHARE}</td></tr></table>'
    ),
    "ucap: tags, unknown names": page(
        f'{CRUMBS}<div class="w1200"><div class="wzbt2"><ucaptitle>{TITLE}</ucaptitle></div>{BY}{FONT}<div class="wznr_x" id="fz8">{P}'
        f'</div>{QR}<div class="xgwj"><h3>相关阅读</h3><ul>{NEWS}</ul></div></div>'
    ),
    "vsb: the article in a form": page(
        f'{CRUMBS}<form name="_newscontent_fromname"><div class="arc-con"><h2>{TITLE}</h2><p>2024-01-22 10:00 点击：[<span></span>]</p>'
        f'<div id="vsb_content_777_u1">{SPANS}</div><p align=right>【<a href=#>关闭窗口</a>】</p></div></form>{NEXT}'
    ),
    "lonsun: an index table and a side bar": page(
        '<div class="gk_l"><div class="gkt">信息公开目录</div>' + MENU + '</div><div class="gk_r"><table class="suoyin_t"><tr><th>索引号：'
        f"</th><td>003110926/202401-00001</td><th>组配分类：</th><td>年度报告</td></tr></table>{H1}<div class=j-x>{P}</div>{SHARE}"
        f"<div class=dyx>{NEXT}</div></div>"
    ),
    "p8: a box within boxes": page(
        f'<div class="ny_mb_x"><p>{TITLE}</p><div class="source"><span>信息来源：某局</span></div><div class="xwnr_x">{SPANS}</div>'
        f'{SHARE}<p>责任编辑：张三</p></div><div class="rt"><h3>热点新闻</h3>{SUMMARIES}</div>'
    ),
    "gkmlpt: a classified header": page(
        '<div class="classify"><table><tr><td><span>索引号：</span></td><td><span>114407/2024-00001</span></td><td><span>分类：</span>'
        f'</td><td><span></span></td></tr></table></div><h1 class="content-t">{TITLE}</h1><p>发布日期：2024-01-22 浏览次数：-</p>'
        f'<div class="content">{P}</div><div class="content-tool"><a href=#>打印</a><a href=#>关闭</a></div>'
    ),
    "nfcms: files and buttons below": page(
        f'<div class="tyxxy_x"><h2 class="tyxxy_t">{TITLE}</h2>{FONT}<div class="tyxxy_n">{SPANS}</div><div class="tyxxy_fj">附件：<a '
        f'href="P020240122.docx">年度报告.docx</a></div>{QR}{SHARE}</div>'
    ),
    "truecms: everything in one box": page(
        f"<div class=pc1>{CRUMBS}{H1}<div>来源：某局 发布时间：2024-01-22 字体：[ 大 中 小 ]</div>{P}{SHARE}<p>打印本页 关闭窗口</p></div>"
    ),
    "angular: bound markup and a floating notice": page(
        f'<div class="ng-scope"><div class="xq-box"><div class="xq-title ng-binding">{TITLE}</div><div class="xq-date">发布时间：2024-01-22'
        f'</div><div class="nr-ct ng-binding" ng-bind-html="c">{SPANS}</div></div></div><div class="saoyisao"><p>手机扫一扫打开此页</p></div>'
        "<div class=banquan><p><a href=#>版权与免责声明</a></p><p>网站地图</p></div>"
    ),
    "tables of the 2000s": page(
        "<table width=778 align=center><tr><td width=180 valign=top><table><tr><td>通知公告</td></tr>"
        + "".join(f"<tr><td>·<a href=/{n}.htm>关于做好第{n}期培训的通知</a></td></tr>" for n in range(9))
        + f"</table></td><td valign=top><table><tr><td align=center><font size=4><b>{TITLE}</b></font></td></tr><tr><td>2024-1-22 阅读：12 次"
        f"</td></tr><tr><td><font size=3>{BR}</font></td></tr><tr><td>[<a href=#>返回</a>]</td></tr></table></td></tr></table>"
    ),
    "the inside of a frame": f"<div>{H1}<div style='line-height:2em'>{P}</div></div>",
    "asp.net: one form around all": page(
        f'<form id="form1" runat="server"><input type=hidden name=__VIEWSTATE value="x"><div class="main9">{MENU}<div class="r9"><span '
        f'id="lblTitle">{TITLE}</span><div><span id="lblContent">{P}</span></div></div></div></form>'
    ),
    "div soup": page(
        "<div><div><div><div>"
        + f"<div><div>{TITLE}</div></div>"
        + "<div><div><div>"
        + wrapped("<div><div>", "</div></div>", f"<div>{TABLE}</div>")
        + f"</div></div></div></div></div>{SHARE}</div><div><div>{NEXT}</div></div></div>"
    ),
    "one element with line breaks": page(f"{H1}<div class=q>{BR}</div>{QR}"),
    "line breaks in the body itself": page(f"<b>{TITLE}</b><br>{BR}", menu="", foot="<hr>某县人民政府版权所有"),
    "a section for every paragraph": page(
        f"{H1}<section data-role=outer>"
        + wrapped("<section><section><section><p><span>", "</span></p></section></section></section>")
        + f"</section>{SHARE}"
    ),
    "an element for every chapter": page(
        f"<div class=m8>{H1}<div class=ch>{FIRST_HALF}</div><div class=ch>{SECOND_HALF}</div></div><div class=s8>{SUMMARIES}</div>"
    ),
    "share bars, codes and the rest inside, before and after": page(
        f"<div class=k>{CRUMBS}{H1}{BY}{FONT}{AI}{P}{SHARE}{QR}{VOTE}{COMMENTS}{NEXT}<p>相关阅读</p><ul>{NEWS}</ul>{DISCLAIMER}</div>"
    ),
    "the portal's lines as paragraphs of the article": page(
        f'<div id="zoom">{P}<p>扫一扫在手机打开当前页</p><p>【打印本页】【关闭窗口】</p>{NEXT}{DISCLAIMER}'
        "<p>版权所有：某县人民政府</p></div>"
    ),
    "a list of other pages below": page(f"<div class=k>{H1}{P}<div class=o><h3>推荐阅读</h3><ul>{NEWS}</ul></div></div>"),
    "a list of files below": page(
        f"<div class=k>{H1}<div class=k2>{P}</div><div class=o>附件下载：<ul><li><a href=a.pdf>年度报告.pdf</a></li></ul></div></div>"
    ),
    "no heading, a title in the text": page(f"<div class=z7><p align=center><b>{TITLE}</b></p>{SPANS}</div>"),
    "summaries beside it": page(f"<div class=l5>{SUMMARIES}</div><div class=r5>{H1}{BY}<div class=x5>{P}</div></div>"),
    "summaries below it, headings alike": page(
        f"{H1}<div class=x5>{P}</div><div class=x6><h3>热点专题</h3>{SUMMARIES}</div>"
    ),
    "a known container with the beginning only": page(
        f'{H1}<div class=w><div id="zoom"><p>\u3000\u3000{OPENING}</p></div><div class=rest>'
        + P.partition("</p>\n")[2]
        + "</div></div>"
    ),
    "a known container that is the whole page": page(
        f'<div class="article-content"><div class=c2>{CRUMBS}{H1}<div class=c3>{P}</div></div><div class=c4>{SUMMARIES}</div>{NEXT}</div>'
    ),
    "a known name on a column of summaries": page(
        f'<div class="pages_content">{SUMMARIES}</div><div class=yy>{H1}<div class=zz>{P}</div></div>'
    ),
    "every paragraph a row of a table": page(
        f"{H1}<table class=pt>" + wrapped("<tr><td>", "</td></tr>", f"<tr><td>{TABLE}</td></tr>") + "</table>"
    ),
    "every paragraph a row, an empty column beside": page(
        f"{H1}<table>"
        + wrapped(
            "<tr><td></td><td>", "</td></tr>", "<tr><td></td><td></td></tr></table>" + TABLE + "<table>"
        )
        + "</table>"
    ),
    "nothing between paragraphs but wide spaces": page(
        f"{H1}<div class=q>" + wrapped("\u3000\u3000", "") + f"</div>{SHARE}"
    ),
    "nothing between paragraphs but hard spaces": page(
        f"{H1}<div class=q><span>" + wrapped("&nbsp;&nbsp;&nbsp;&nbsp;", "") + "</span></div>"
    ),
    "a text area": page(f'{H1}<textarea style="display:none" id=ta>{P.replace("<", "&lt;")}</textarea><div id=show></div>'),
    "a string of a script": page(
        f'{H1}<div id=show></div><script>var a = "x"; var content = "{literal(SPANS)}";\n$("#show").html(content);</script>'
    ),
    "a script that writes": page(
        f"{H1}<div><script>document.write('" + literal(P).replace("'", "\\'") + "')</script></div>"
    ),
    "a script that writes line by line": page(
        f"{H1}<div><script>\n"
        + "".join(f"document.write('{literal(part)}');\n" for part in P.split("</p>\n"))
        + "</script></div>"
    ),
    "a second copy to print": page(f"{H1}<div class=x5>{P}</div><div class=printarea>{H1}{P}</div>"),
    "a second copy for telephones, in other markup": page(
        f"<div class=pc>{H1}<div class=x5>{P}</div></div><div class=mob><h2>{TITLE}</h2><div class=x7>{SPANS}</div></div>"
    ),
    "a known container twice": page(f'{H1}<div id="zoom">{P}</div><div class=mm><div id="zoom">{SPANS}</div></div>'),
    "one box with both copies": page(f"{H1}<div class=bx><div class=b1>{P}</div><div class=b2>{SPANS}</div></div>"),
    "headings and text in turn": page(
        f"<div class=y>{H1}"
        + "".join(
            TABLE if line == "\t" else f"<h3>{line}</h3>" if line[1] == "、" else f"<div class=t>{line}</div>"
            for line in LINES
        )
        + f"</div>{SHARE}"
    ),
    "a definition of the page in every corner": page(
        f"<div class=fl><p>无障碍浏览</p><p>长者模式</p><p>智能问答</p><p>返回顶部</p></div><div class=k>{H1}{P}"
        "<p>网站声明 | 网站地图 | 联系我们</p></div>"
    ),
}  # fmt: skip
"""Name -> page; `BODY` is what each holds."""
