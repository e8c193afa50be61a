"""The closed vocabularies, as data: labels, headings, titles and finding codes.

Nothing here decides anything; the rules in `extraction/` and `platforms/` read these tables. A label
or heading is written without inner spaces and without its closing colon. Sources: 《政府信息公开目录系统
实施指引（试行）》(index block), 国办发〔2017〕47号 (meta tags), 国办公开办函〔2019〕60号 and 〔2021〕30号
(headings and table rows), 国办发〔2014〕32号 and the regulations of 2007 (older headings), and labels
seen on portals.
"""

from __future__ import annotations

import re
from typing import Final

INDEX_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "index_number": (
        "索引号", "信息索引号", "索引编号", "信息索引", "信息索取号", "索取号", "公开目录编号",
    ),
    "title": ("名称", "信息名称", "标题", "公文名称", "文件名称", "信息标题", "文件标题"),
    "publisher": (
        "发布机构", "发文机关", "发文机构", "制发机关", "发布单位", "发布部门", "成文单位", "所属机构",
        "公开主体", "公开责任部门", "责任部门", "供稿单位", "发文单位", "发文部门", "发布机关", "制发单位",
        "公开机构", "公开单位",
    ),
    "source": ("信息来源", "来源", "文章来源", "稿件来源", "来源单位"),
    "document_number": (
        "文号", "发文字号", "发布文号", "文件编号", "公文文号", "文件字号", "文件号", "文件文号",
        "发文文号", "公文字号",
    ),
    "date_written": (
        "成文日期", "生成日期", "发文日期", "形成日期", "产生日期", "制发日期", "印发日期", "签发日期",
        "成文时间", "生成时间", "登记日期", "印发时间", "签发时间", "制发时间", "形成时间", "产生时间",
    ),
    "date_published": (
        "发布日期", "公开日期", "发布时间", "公布日期", "发表日期", "添加时间", "发文时间", "公开时间",
        "发表时间", "上传时间", "公布时间", "上网时间", "上网日期",
    ),
    "validity": (
        "有效性", "效力状态", "效力状况", "公文时效", "信息时效期", "时效性", "时效", "是否有效",
        "文件有效性",
    ),
    "category": (
        "主题分类", "分类", "信息分类", "组配分类", "信息类别", "所属主题", "公开目录", "所属栏目",
        "主题导航", "体裁分类", "体裁", "公文种类", "服务对象分类", "生命周期分类", "所属分类", "公文类别",
        "文件类别", "生命周期",
    ),
    "keywords": ("主题词", "关键词", "关键字"),
    "open_scope": ("公开范围",),
    "open_mode": ("公开方式", "公开形式", "公开属性", "公开类别", "发布形式"),
}  # fmt: skip
"""Labels of the index block -> field of `Report`; of two labels for one field the earlier wins."""

OTHER_LABELS: Final[frozenset[str]] = frozenset({
    "统一编号", "内容概述", "摘要", "语种", "信息格式", "信息格式/语种", "载体类型", "服务对象", "生效日期",
    "生效时间", "实施日期", "废止日期", "废止时间", "失效日期", "备注", "附件下载", "文件下载", "附件",
    "下载", "浏览次数", "浏览量", "浏览", "阅读次数", "阅读", "点击次数", "点击数", "点击率", "点击",
    "访问次数", "访问量", "公开时限", "公开程序", "字体", "字号", "字体大小", "作者", "责任编辑", "编辑",
    "审核", "校对", "更新时间", "修改时间", "更新日期", "分享", "分享到", "打印", "保护视力色",
    "视力保护色", "背景色", "编号", "记者", "录入", "发布人", "发布者", "相关信息", "在线链接地址",
    "信息编号", "信息编码", "撰稿", "审稿", "摄影", "内容摘要", "信息语种", "实施时间", "施行日期",
    "施行时间", "失效时间", "有效期", "有效期限", "效力级别", "点击量", "阅读量", "人气", "撰写时间",
    "撰写日期", "截止时间", "截止日期", "审核时间", "编辑时间", "文章类型", "稿件类型",
})  # fmt: skip
"""Labels that stand in index blocks and bylines and fill no field."""

BYLINE_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "source": (
        "来源", "信息来源", "文章来源", "稿件来源", "来源单位", "稿源", "信息提供", "来自", "转载自",
        "新闻来源", "本文来源", "内容来源", "來源", "信息來源", "文章來源", "供稿单位",
    ),
    "publisher": ("发布机构", "发布单位", "发布部门"),
    "date_written": ("成文日期", "生成日期", "发文日期"),
    "date_published": (
        "发布日期", "发布时间", "发表日期", "发表时间", "公布日期", "公开日期", "上传时间", "添加时间",
        "发文时间", "录入时间", "发稿时间", "公布时间", "公开时间", "上网时间", "添加日期",
        "录入日期", "信息时间", "创建时间", "提供时间", "發布日期", "發布時間", "發佈日期", "發佈時間",
        "时间", "時間", "日期",
    ),
}  # fmt: skip
"""Labels of the line under the title -> field of `Report`; some mean nothing in an index block."""

BYLINE_OTHERS: Final = re.compile(
    r"浏览|点击|阅读|访问|字体|字号|(?:保护)?视力|作者|更新|记者|录入|发布人|发布者|编辑|审核"
)
"""Labels that stand in bylines and fill no field."""

PLACEHOLDERS: Final[frozenset[str]] = frozenset({
    "", "无", "暂无", "没有", "空", "未知", "不详", "号", "无文号", "暂无文号", "无发文字号", "暂无发文字号",
    "暂无数据", "暂无信息", "暂无内容", "无主题词", "暂无主题词", "无关键词", "无索引号", "未填写",
    "null", "none", "undefined", "n/a",
})  # fmt: skip
"""Values that mean that there is none, in lower case and without signs: `（无）`, `--号`, `〔〕` count."""

NO_SOURCE: Final[frozenset[str]] = frozenset({
    "本站", "本网", "本网站", "本站原创", "本网原创", "原创",
})  # fmt: skip
"""Values of a source that name nobody."""

META_TAGS: Final[dict[str, tuple[str, ...]]] = {
    "title": ("articletitle", "pagetitle"),
    "date_published": ("pubdate", "publishdate", "firstpublishedtime"),
    "source": ("contentsource",),
}
"""`<meta name>` in lower case -> field of `Report`: those of 国办发〔2017〕47号, and of some systems."""

SECTIONS: Final[dict[str, tuple[str, ...]]] = {
    "overview": (
        "总体情况", "概述", "概况", "基本情况", "工作总体情况", "政府信息公开工作的基本情况",
        "政府信息公开工作基本情况", "政府信息公开工作总体情况", "工作概况", "总体概况",
        "政府信息公开工作概述",
    ),
    "disclosure": (
        "主动公开政府信息情况", "主动公开政府信息的情况", "主动公开情况", "政府信息主动公开情况",
        "主动公开政府信息", "政府信息主动公开的情况", "主动公开信息情况",
    ),
    "requests": (
        "收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况", "依申请公开政府信息情况",
        "依申请公开政府信息办理情况", "依申请公开政府信息的情况", "依申请公开情况", "政府信息依申请公开情况",
        "依申请公开政府信息和不予公开政府信息的情况", "依申请公开办理情况", "政府信息依申请公开办理情况",
        "申请公开政府信息的情况",
    ),
    "disputes": (
        "政府信息公开行政复议、行政诉讼情况", "政府信息公开行政复议和行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
        "因政府信息公开工作被申请行政复议和提起行政诉讼情况",
        "因政府信息公开申请行政复议、提起行政诉讼的情况", "因政府信息公开申请行政复议、提起行政诉讼情况",
        "复议、诉讼情况", "行政复议、诉讼情况", "行政复议和诉讼情况",
        "行政复议、行政诉讼情况", "行政复议和行政诉讼情况",
        "行政复议、提起行政诉讼的情况", "行政复议、提起行政诉讼情况", "复议、诉讼和申诉情况",
        "复议、诉讼、申诉情况", "政府信息公开申请行政复议、提起行政诉讼情况",
        "政府信息公开行政复议、行政诉讼的情况", "复议、诉讼、投诉情况", "申诉、复议、诉讼情况",
    ),
    "problems": (
        "存在的主要问题及改进情况", "存在的主要问题和改进情况", "存在的主要问题及改进措施",
        "存在的主要问题和改进措施", "存在主要问题及改进情况", "存在问题及改进情况", "存在问题及改进措施",
        "存在的问题及改进情况", "存在的问题及改进措施", "存在的问题和改进措施", "主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况", "政府信息公开工作存在的主要问题和改进情况",
        "政府信息公开工作存在的主要问题及改进措施", "存在的主要问题", "存在问题和改进措施",
    ),
    "other": (
        "其他需要报告的事项", "其他需报告事项", "其他需报告的事项", "其他需要报告事项", "其他事项",
        "其它需要报告的事项", "需要报告的其他事项", "其他需要说明的事项", "收费及减免情况",
        "政府信息公开的收费及减免情况", "政府信息公开收费及减免情况", "收费和减免情况", "附表", "附件",
    ),
}  # fmt: skip
"""Kind of a section -> its headings, without numeral: the official six, variants and pre-2019 forms."""

SECTION_WORDS: Final[tuple[tuple[str, str], ...]] = (
    ("disputes", r"复议|诉讼|申诉"),
    ("other", r"收费|减免|其[他它].{0,6}事项"),
    (
        "problems",
        r"(?:存在|主要|面临).{0,6}(?:问题|不足|困难|差距)"
        r"|(?:问题|不足|困难|差距).{0,6}(?:改进|整改|打算|对策|措施|计划|安排|思路|建议)"
        r"|改进(?:措施|情况|意见|思路|方向)",
    ),
    ("requests", r"申请(?:政府)?(?:信息)?的?公开|公开(?:政府信息)?的?申请"),
    ("disclosure", r"主动公开|公开的?(?:政府)?信息的?(?:主要)?(?:内容|范围|情况|数量)"),
    ("overview", r"(?:基本|总体|整体)(?:工作)?(?:情况|概况)|概述|概况|组织领导"),
)
"""Kind of a section -> words in its heading, where a report has no heading of `SECTIONS` of that kind.

The offices word the headings as they like, above all before the official form; the first that matches wins.
"""

TABLE_SECTIONS: Final[tuple[str, ...]] = ("disclosure", "requests", "disputes")
"""Sections that in the forms of 2019 and 2021 consist of a table."""

SECTION_OPENINGS: Final = (
    r"[（(]|(?:19|20)\d\d\s*年|\d{1,2}[.、．]|[全本去今当各我][年省市区县局委办厅院处镇乡街站级单部机政行]|本报告|年内|截[至止]"
    r"|按照|根据|依据|围绕|一年来|近年来|一是|没有|无[。，,]|[深认严][入真格]|坚持|持续|始终|高度重视|积极"
)
"""How text begins that was glued to the heading above it: nothing that could go on with a heading."""

TABLE_ROWS: Final[tuple[str, ...]] = (
    "本年新收", "上年结转", "本年度办理结果", "结转下年度", "行政复议数量", "行政诉讼数量", "举报投诉数量",
    "依申请公开信息收取的费用",
)  # fmt: skip
"""How the rows of table 3 and of the table of 2014 begin that carry a numeral and are no headings."""

KIND_TITLES: Final[tuple[tuple[str, str], ...]] = (
    (
        "annual_report",
        r"(?:政府信息|政务信息|信息|政务|依申请)公开(?:工作|情况|(?:19|20)\d\d|[年度的])*(?:年度总结)?(?:报告|年报)"
        r"|信息公开.{0,4}年度.{0,6}报告|信息公开.{0,8}年报|年度信息公开.{0,4}报告",
    ),
    (
        "work_summary",
        r"(?:政务|政府信息|信息)公开.{0,8}总结(?:报告)?(?:[及和与暨、].{0,12}(?:打算|计划|安排|思路))?"
        r"|总结.{0,6}(?:政务|政府信息)公开(?:工作)?(?:情况)?",
    ),
)
"""Kind -> pattern in a title without spaces, which `TITLE_ENDING` follows; the first that matches wins."""

TITLE_ENDING: Final = (
    r"(?:正文|全文|文本|原文|附件|附表|情况|公[示布开]|发布|[\d年月日度》”\"。：:]"
    r"|[（(【\[〔][^（）()【】\[\]〔〕]*(?:[）)】\]〕]|$)|\.(?:pdf|docx?|wps|ofd|html?))*(?:[-_|｜—–].*)?$"
)
"""What may follow the words of a report's title; whatever else follows makes it a title about a report."""

ANNOUNCEMENT_TITLE: Final = r"关于(?:发布|公布|印发|公开).{0,80}(?:年度报告|年报)的(?:公告|通告|通知)$"
"""The title of a notice that may hold the report itself."""

BARE_YEAR_TITLE: Final = r"^(?:19|20)\d\d年?(?:度)?(?:年报|报告|年度报告)?$"
"""All that some annual-report columns print of a title; only their list can say what it is."""

NOT_REPORT_TITLES: Final[dict[str, str]] = {
    "interpretation": r"解读|图解|一图读懂|一张图|读懂|宣传片|动漫|图片版|视频版|短视频",
    "guide": r"指南|制度|办法|规定|细则|申请表|流程|目录$|要点|方案|通知|公告",
    "website_report": r"网站(?:工作)?年度(?:工作)?报表|网站(?:工作)?年报|网站.{0,6}报表|年度报表",
    "other_report": r"决算公开|部门决算|财政决算|预算公开|部门预算|法治政府建设|高校信息公开|统计公报"
    r"|政府工作报告|审计(?:工作)?(?:报告|结果)",
}
"""Why a title that speaks of disclosure is no report -> pattern; looked at before `KIND_TITLES`.

A （图片版） is a picture of a report that stands beside it as text, and no report of its own.
"""

ARTICLE_CONTAINERS: Final[tuple[str, ...]] = (
    "ucapcontent", "#UCAP-CONTENT", "#zoomcon", "#zoom", ".zoom", "#Zoom", "#vsb_content",
    "#vsb_content_2", "#vsb_content_502", ".v_news_content", ".trs_editor_view", ".TRS_UEDITOR",
    ".TRS_Editor", ".xwnr_txt", ".news_cont_d_wrap", ".tyxxy_main", ".article-content",
    ".article_content", ".pages_content", "#fontzoom", ".fontzoom", ".xxgk_content", "#ivs_content",
    ".detail-content", ".detail-news", ".notice_content", ".main-txt", ".bt-content", ".wzzw-article",
    ".zc_article_con", ".article-body", ".j-fontContent", ".Custom_UnionStyle", "#webeditorview",
    "#artical", ".nr-zw", "#articleContent", "#article-content", ".article-con", ".content-article",
)  # fmt: skip
"""Where a CMS puts the article: tag, `#id` or `.class`, in order of trust."""

TITLE_CONTAINERS: Final[tuple[str, ...]] = (
    "ucaptitle", ".newstitle", ".gk_title", ".article-title", ".article_title", "#title", ".title",
    ".xl-title", ".bt-title", ".arc-title", ".articleTitle", ".news_title", ".detail-title",
    ".content-title", ".tit",
)  # fmt: skip
"""Where a CMS puts the title when there is no single `<h1>`."""

ISSUER_ENDINGS: Final[tuple[str, ...]] = (
    "政府", "办公室", "办公厅", "委员会", "管委会", "局", "厅", "委", "处", "中心", "街道", "镇", "乡",
    "站", "院", "队", "部", "署", "社", "会", "公司", "学校", "所", "集团", "领导小组", "工作组", "专班",
    "党组", "银行", "支行", "分行", "大学", "党校", "馆", "台", "园区", "开发区",
)  # fmt: skip
"""What the name of an issuer ends with, in a signature (落款)."""

REPORT_YEARS: Final = (2004, 2100)
"""Years that a report can be about: the first local rules date from 2004."""

RULES: Final[dict[str, str]] = {
    "index_block": "a label of the index block (政府信息公开目录); for kind: that the page has one, which "
    "makes it a document",
    "heading": "the title printed above the article, which the page's own tags confirm",
    "platform_data": "what the CMS keeps on the page for its own scripts: the JSON of gkmlpt, "
    "UCAP's <publishtime>",
    "meta_tags": "a standard <meta> tag (国办发〔2017〕47号), a title only where the page prints it",
    "byline": "the line under the title: 发布日期：… 来源：…",
    "number_line": "a document number on a line of its own right below the title",
    "signature": "issuer and date at the end of the article (落款)",
    "list": "what the portal's list said of the page; for kind: the kind that it promised",
    "tag_line": "the line of keywords at the end of the article",
    "address": "the day in the page's address: t20230111_12.html, /art/2023/1/11/, /2023-01-11/ and the like",
    "lone_heading": "a heading above the article that no tag confirms",
    "title_tag": "<title> without the names of site and column",
    "title_above_number": "the line 关于… above a document number, behind the issuer's name before it",
    "line_above_byline": "the line above that with date and source, outside the article or very short",
    "first_line": "the first line of the article, where it reads like a title",
    "line_above_article": "the last line above the first running text, where it reads like a title",
    "unprinted_title": "the title in a <meta> tag that the page prints nowhere: it may be another article's",
    "column_heading": "a line that reads like a column's name and that <title> says too",
    "title": "kind and report_year: the title",
    "headings": "kind: three or more of the standard headings",
    "default": "kind: nothing else fits, so news",
    "period": "report_year: the sentence on the 统计期限",
    "stated": "report_year: a year before 政府信息公开工作年度报告 or the like in the first lines",
    "opening": "report_year: a first line that begins with a year",
    "date_written": "report_year: the date of the report; the year before it, but for a date late in "
    "the year",
    "date_published": "report_year: the same of the day of publication",
    "container": "body: what stands in the container of a known CMS",
    "densest": "body: the densest part of the page below its title; no known container holds as much",
    "empty_container": "body: a known container without text, which shows a picture or a file",
    "picture": "body: no text below the title, but a picture, a film or a frame",
    "unseen": "body: a text that the page holds only for its scripts",
    "row_label": "figures, under names such as requests.new: the row of a statutory table, known by its "
    "label",
}
"""Every rule that gives a report a value -> what it reads, roughly in order of trust."""

FINDINGS: Final[dict[str, str]] = {
    "text_damaged": "characters were lost in the copy; each lost one is printed as U+FFFD",
    "masked_names": "names were masked by whoever copied the page (**)",
    "encoding_mismatch": "the page is not in the encoding that it declares",
    "encoding_damaged": "bytes that no encoding explains; each is printed as U+FFFD",
    "page_empty": "the page has no text",
    "page_not_text": "the page is a binary file",
    "page_too_large": "only the first part of the page was read",
    "page_truncated": "the page breaks off before its end",
    "page_too_deep": "tags are nested deeper than on any real page; the innermost text is one line",
    "title_missing": "no rule found a title",
    "body_missing": "no article text was found",
    "text_unseen": "the article stands only in a script or a form field: a reader without scripts sees none",
    "date_missing": "a report without any date",
    "year_missing": "a report whose year is not stated",
    "section_missing": "an annual report lacks one of its headings",
    "table_missing": "a section that the form fills with a table is empty, or refers to an annex",
    "row_misshapen": "a table row with more or fewer cells than its header; its figures are missing",
    "row_missing": "a statutory table lacks rows of its form",
    "row_repeated": "a table row that is printed twice with different figures; the first counts",
    "row_unknown": "a row with figures that is none of the form's",
    "cell_unreadable": "a cell of a table holds something that is no number",
    "table_unreadable": "a statutory table whose rows, columns or form cannot be told",
    "forms_differ": "the statutory tables of a report follow two forms; `form` is that of the first",
    "table_too_large": "a page with more table cells than were looked at",
    "heading_unknown": "a top heading that is not in the vocabulary",
    "label_unknown": "an index label that is not in the vocabulary",
    "date_unreadable": "a labelled date that no rule can read",
    "values_disagree": "two places that deserve trust give different values for one field",
    "years_disagree": "period, title and dates cannot all be right about the year",
    "index_number_check": "the issuer's code in the index number has a wrong check digit",
    "check_failed": "figures of a table do not add up as the form says",
    "narrative_disagrees": "the text states another number than the table",
    "kind_unexpected": "the page is not of the kind that the list promised",
    "stage_failed": "a stage of the extraction failed; the values it would give are missing",
    "list_empty": "a list page has lost its list",
    "list_incomplete": "a list stopped before its end, or holds fewer entries than the portal says",
    "list_failed": "a list page could not be fetched or read",
    "page_failed": "a report page could not be fetched, or its address leads elsewhere",
    "portal_blocked": "the portal refused us (a challenge or block page)",
}
"""Every finding code -> what it means."""
