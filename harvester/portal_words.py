"""What portals print around their articles, as data: phrases, buttons, notices, headings of other parts.

Nothing here decides anything; the rules in `extraction/` read these tables, as they do `vocabulary`. All are
regular expressions but for the tags and names of the parts that lead elsewhere.
"""

from __future__ import annotations

from typing import Final

ENDING_NOTICES: Final[tuple[str, ...]] = (
    r"(?:\d{1,2}|[一二三])?[.、．]?\s*凡(?:是)?(?:在)?本(?:网|站)[^。]{0,12}(?:注明|转载|标注|登载|刊登)",
    r"(?:版权|免责|法律)(?:[与和及、](?:版权|免责|法律))?声明(?:[:：]|$)",
    r"本(?:网站?|站)(?:转载|声明|[^。，；]{0,16}(?:仅供参考|不代表本|不承担))", r"友情链接[:：]?$",
    r"(?:[\w（）()·]{2,30}\s*)?版权所有(?:$|[\s:：,，©(（]|未经|不得|Copyright)",
    r"(?:Copyright|©)[^。]{0,80}$",
    r"网站标识码", r"[^。，；]{0,12}ICP备", r"[^。，；]{0,12}公网安备",
    r"(?:如|若)(?:有|因|涉及)[^。]{0,20}(?:侵权|版权)[^。]{0,30}(?:联系|删除)",
)  # fmt: skip
"""How a notice begins that ends the article: from there on nothing is the author's."""

ENDING_HEADINGS: Final[tuple[str, ...]] = (
    r"相关(?:链接|阅读|文章|新闻|信息|稿件|解读|文件|报道|推荐)[:：]?$",
    r"(?:推荐|延伸|关联|热点|热门|最新|更多|图片)(?:阅读|新闻|文章|信息|专题|推荐|资讯|内容|关注)[:：]?$",
    r"(?:信息|新闻|文章|资讯|热点|热门|点击|阅读|访问|浏览|量|一周|本周|本月|月度){0,3}排行榜?[:：]?$",
    r"(?:政府|政务)信息公开(?:专栏|目录|导航|栏目)$",
    r"(?:热点|热门|最新|推荐|相关)[:：]?$", r"(?:您|你)可能(?:还)?(?:感兴趣|喜欢|关注)[^。]{0,8}$",
    r"(?:主办|承办|技术支持)(?:单位)?[:：]",
)  # fmt: skip
"""How the portal's own lines begin after an article, where only links or the site's registration follow."""

ASIDE_HEADINGS: Final[tuple[str, ...]] = (
    r"(?:关于|走近)(?:我们|本网?站|本网|网站)", r"(?:本网?站|本网|网站|站点)(?:简介|介绍|概况|说明){1,2}",
    r"(?:网友|网民|用户|读者|最新|热门|精彩|全部|文章|发表|我来)(?:评论|跟帖|点评)(?:列表|区|专区)?\s?[（(]?\d{0,6}条?[)）]?",
    r"(?:评论|留言|跟帖)(?:列表|区|专区)", "(?:发表|我来)留言",
)  # fmt: skip
"""Headings of what a site says of itself, and its readers of the article (full match)."""

FILES_HEADING: Final = (
    r"[【\[]?(?:(?:相关|关联|文件|本文|信息)?附件(?:下载|列表|清单|信息)?"
    r"|(?:文件|资料)下载|下载附件|关联文件)\s*[:：]?[】\]]?"
)
"""What heads the files of an article, and stays there where it has none (full match)."""

HEADINGS_WITHIN: Final = (
    r"[答复批附]|结果|意见|内容|情况|要求|原文|正文|[:：]$|第?[一二三四五六七八九十\d]{1,3}[、.．条章节部]"
)
"""In the heading of a part of an article: an answer, an annex, a chapter; others may head another text."""

SITE_RUNNERS: Final = r"(?:主办|承办|协办|维护|技术支持)(?:单位)?[:：]\s*"
SITE_SPEAKS: Final = r"(?:欢迎(?:访问|光临|来到))?本(?:网站|站|网)(?!络)"
"""How a line begins that says who runs a site, and a sentence that a site says of itself."""

SITE_REGISTRATION: Final = r"备案|标识码|ICP备|公网安备"
SURE_REGISTRATION: Final = "网站标识码|ICP备|公网安备"
SITE_IMPRINT: Final = (
    r"主办|承办|协办|版权所有|技术支持|联系电话|联系我们|建议使用|网站地图|[您你]访问的链接|(?:联系)?地址[:：]|邮编"
    r"|邮政编码|(?:运行)?维护|Copyright|©|(?:[^\s:：]{0,6}(?:服务|举报|投诉|监督|咨询))?(?:热线|电话)[:：]"
)
"""What a portal prints in its footer about itself: anywhere in a line, and at the beginning of one."""

BYLINE_WORDS: Final = r"来源|(?:发布|更新)(?:时间|日期)|(?:浏览|点击|阅读)(?:次数|量|数)?|字体|字号"
"""Labels that show a line that is no sentence to be a byline, wherever they stand in it."""

NAVIGATION_TAGS: Final = frozenset({"nav", "aside", "header", "footer"})
NAVIGATION_NAMES: Final = frozenset({
    "breadcrumb", "breadcrumbs", "crumb", "crumbs", "share", "bdsharebuttonbox", "print", "footer",
    "copyright", "prev", "next", "prevnext", "pager", "pagination", "bdshare", "fenxiang", "qrcode", "ewm",
    "erweima", "dqwz", "banquan", "banquanmianze", "mianze", "disclaimer", "comment", "comments", "pinglun",
    "recommend",
})  # fmt: skip
"""Tags, and words of a class or id, of the parts of an article's container that are not the article."""

BUTTONS: Final[tuple[str, ...]] = (
    r"(?:打印|保存|关闭|收藏|分享|转发|复制|朗读|收听)(?:本|此|该|当前|一下)?(?:篇|条)?"
    r"(?:网页|页面|文章|正文|全文|内容|信息|文本|页|文|窗口)(?:内容)?",
    r"点赞(?:支持)?(?:一下)?", "纠错反馈", "评论", "打印预览", "推荐给朋友", "我要纠错", "网站纠错",
    "信息纠错", "内容纠错", "生成海报", "转发", "展开全文", "阅读全文", "复制网址", "长者模式", "长者版",
    "适老版", "关怀版", "大字版", "无障碍", "智能问答", "智能客服", "智能导读", "智能朗读", "智能播报",
    "语音播报", "语音朗读", "AI朗读", "AI导读", "AI解读", "全文朗读", "听全文", "听新闻",
    r"倍速(?:\s*\d\.\d+x?)?", r"\d\d:\d\d\s*/\s*\d\d:\d\d", r"A[+-]", "打印本文", "打印页面", "打印",
    "关闭窗口", "关闭本页", "关闭页面", "关闭", "返回顶部", "返回列表", "返回上一页", "返回首页", "返回",
    "顶部", "加入收藏", "收藏本页", "收藏", "纠错", "字体大小", "字体", "字号", "大", "中", "小", "分享到",
    r"(?:微信|手机)扫(?:一扫|码)(?:分享|转发|阅读|查看|浏览)?",
    "分享至", "分享", "微信好友", "微信", "新浪微博", "腾讯微博", "微博", "朋友圈", "QQ空间", "QQ好友",
    "QQ", "人人网", "豆瓣网", "豆瓣", "更多", "复制链接", "点击下载", "下载", "TOP", "top",
)  # fmt: skip
"""What a portal's buttons around an article say; of two with one beginning the longer comes first."""

CREDITS: Final[tuple[str, ...]] = (
    "责任编辑", "责编", "编辑", "审核人", "审核", "校对", "撰稿", "审稿", "摄影", "初审", "复审", "终审",
    "签发", "编审", "作者", "供稿单位", "供稿", "文章来源", "信息来源", "稿件来源", "来源", "发布时间",
    "发布日期", "发布人",
)  # fmt: skip
"""Labels of the line under an article that says who wrote, checked and put it up."""

BOILERPLATE: Final[tuple[str, ...]] = (
    r"[\s【】\[\]〖〗（）()]*+(?:(?:" + "|".join(BUTTONS) + r")[\s【】\[\]〖〗（）()|｜│/／·:：]*+"
    r"(?:\d{1,6}(?![\d.:：])[\s【】\[\]（）()|｜/]*+)?)++",
    r"[【\[]?(?:字体|字号|字体大小|文字大小)[:：].*", r"分享(?:到|至)[:：].*",
    r"(?:本文|本页|文章|网页|页面|原文)(?:永久|固定)?(?:地址|链接|网址)[:：]\s*(?:https?:|www\.)\S+",
    r"以上内容仅供(?:参考|学习|阅读)。?",
    r"(?:请|可|用|使用|打开|手机|微信|支付宝|浏览器|[“”\"\s,，、])*扫一扫[^。]{0,20}",
    r"用?微信扫[^。]{0,24}", r"[^。]{0,10}扫[^。]{0,30}分享[^。]{0,20}(?:好友|朋友圈)[^。]{0,8}。?",
    r"[^。]{0,6}扫[^。]{0,8}二维码[^。]{0,12}",
    r"(?:手机|本页|网页|文章|页面)?二维码[:：]?",
    r"手机(?:端)?(?:查看|浏览|打开)[^。]{0,16}",
    r"(?:您|你|当前|现在|目前|所在|的|在){1,6}位置(?:[:：是\s][^。]*)?",
    r"位置\s*[:：]\s*(?:网站)?(?:首页|主页).*",
    r"位置\s*[:：][^。]*[>＞»›][^。]*", r"首页\s*[>＞»›/].*",
    r"[\s◄◀←<＜«‹【\[]*(?:上|下)一(?:篇|条|页)(?:[\s:：】\]>→»›][^。]*)?",
    r"(?:浏览|点击|阅读|访问)(?:次数|量|数|率)?[:：]?\s*(?:\[?\s*[\d-]*\s*\]?)\s*次?",
    r"(?:(?:您|你)是|本(?:文|页)(?:已有)?)?第?\s*\d*\s*位(?:访问者|访客|浏览者|读者|来访者|用户访问)[^。]{0,6}",
    r"(?:保护视力色|视力保护色|背景色)[:：].*", r"语音(?:播报|朗读).{0,8}", r"无障碍(?:浏览|阅读|辅助).{0,6}",
    r"文章(?:关键词|关键字)?(?:标签|类型|分类)[:：].{0,40}",
    r"\[?\s*email protected\s*\]?", r"(?:来源|信息来源|发布时间)[:：]",
    r"[（(【\[]?(?:责任编辑|责编)[:：].{0,20}",
    r"(?:(?:网站|站点)(?:声明|地图|导航)|(?:联系|关于)我们|(?:法律|版权|免责|隐私)声明|隐私(?:保护|政策)|设为首页|加入收藏"
    r"|使用帮助|友情链接|RSS订阅)(?:[\s|｜·/-]*(?:(?:网站|站点)(?:声明|地图|导航)|(?:联系|关于)我们|(?:法律|版权|免责|隐私)声明"
    r"|隐私(?:保护|政策)|设为首页|加入收藏|使用帮助|友情链接|RSS订阅)){1,12}",
    r"(?:(?:温馨|友情)?提示[:：])?(?:您|你)(?:访问的链接|即将)[^。]{0,40}(?:离开|继续|跳转)[^。]{0,60}",
    r"(?:我要|发表|查看|网友|最新|暂无|全部)评论(?:[:：(（].{0,12})?", r"网友评论仅[^。]{0,60}。?",
    r"(?:非常)?感谢(?:您|你)的(?:参与[，,、]\s*)?(?:(?:您|你)的)?(?:宝贵|热心)?(?:评价|评分|打分)[^。！!]{0,30}[。！!]?",
    r"请?(?:您|你)(?:对|觉得|认为)(?:本|此|该|这)[^。]{0,20}(?:满意|有用|有帮助|如何|评价)[^。]{0,8}",
    r"(?:(?:非常|基本|比较|不|很|较)?满意[\s/]*+){2,6}",
    r"(?:发表|写下|查看|我要|参与)(?:我的|您的|你的|更多)?(?:评论|看法|意见|留言)",
    r"[^。，、.\d（(]{0,6}(?:扫码|长按|扫描|识别)[^。，]{0,12}(?:关注|公众号|小程序)[^。，]{0,12}",
    r"(?:如)?(?:发现|若有)[^。，]{0,8}(?:有误|错误|错别字)[^。]{0,8}(?:纠错|指正|报错|反馈)[^。]{0,4}",
    r"(?:(?:相关)?附件(?:下载)?[:：]\s*)?(?:暂无|没有)(?:相关)?(?:附件|文件|评论|解读|链接)(?:下载)?",
    r"(?:主办单位|主办方|本网站?|本站|网站)[^。，]{0,12}(?:拥有|保留|享有)[^。，]{0,6}解释权[^。]{0,4}。?",
    r"本?(?:栏目|网站|站点|页面)(?:导航|导览)(?:提示)?[:：].{0,80}",
    r"(?:已有)?\s*\d+\s*人(?:阅读|浏览|点赞|参与)(?:评论)?",
    r"(?:满意度|群众|网友|用户|办理|服务){1,3}(?:评价|测评)(?:结果)?[:：\s]*(?:(?:非常|基本|比较|不|很|较)?满意|(?:暂|尚)?未评价)",
    r"满意度(?:评价|测评)(?:结果)?[:：]?",
    r"[【\[]?点击(?:此处|这里|图片)?(?:进入|查看|访问|浏览)(?:更多|相关)?(?:专题|专栏|专区)[^。]{0,60}",
)  # fmt: skip
"""Whole blocks that are the portal's, not the author's (full match, after stripping)."""
