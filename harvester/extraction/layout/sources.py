"""Who put a page up, printed without a label: the one name beside the date under the title."""

from __future__ import annotations

import re
from typing import Final

from harvester import portal_words

_SOURCE: Final = re.compile(
    r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9（）()·]{1,22}(?:"
    r"(?<![年简公预通快月季汇上申举海填回播情])报|报社|通讯社|新华社|出版社|(?:电视|广播|气象|总|电)台|客户端|融媒体?"
    r"|发布|(?<!平)中心|(?<![开布格全大结])局|(?<!大)厅|委|(?:委员|协|联合|商|工|基金)会|(?<![网上])办|办公室|(?:人民|[省市县区州盟旗乡镇])政府"
    r"|(?:人民法|检察|研究|科学|医|学)院|大学|中学|小学|学校|集团|公司|[支大总中]队|海关|办事处|管理处"
    r"|派出所|研究所|司法所|税务所|宣传部|组织部|统战部|(?<![本官联互全])网"
    r")"
)
"""How bodies and papers are named; what is left out at an ending are other words that end so."""

_COLUMN: Final = re.compile(
    r"(?:信息|新闻|政策|权威|数据|公告|文件|通知|最新|统计|招聘|公开|法规|解读|预警|动态|网上|在线|正式|首次|资讯"
    r"|媒体|互动|下载|专题|服务|视频|图片|帮助|政务|办事|文化|公示|政民)+(?:发布|中心|公开网|网|厅)"
)
"""What a part of a portal is called, though it ends like a body."""

_BUTTON: Final = re.compile(
    rf"(?:{'|'.join(portal_words.BUTTONS)})(?:\s*[(（\[【]?\s*\d*\s*[)）\]】]?)", re.IGNORECASE
)
_MENTION: Final = re.compile("在|对|由|与|向|被|让|将|为|关于|我|全|本|各|来源|发布|作者|编辑|记者|点击")
"""How a text begins that is no name, or that names nobody in particular."""

_COUNTED: Final = re.compile(
    r"\s*(?:点赞|评论|收藏|转发|分享|阅读|浏览|点击|访问|喜欢|在看)(?:次?数|量)?\s*[(（\[【]\s*\d*\s*[)）\]】].*$"
)
_END: Final = re.compile(
    r"\s*(?:[【\[〖】\]〗]|[|｜│]|\s(?:字体|字号|打印|分享|浏览|点击|关闭|收藏)|\s[\u4e00-\u9fff]{2,6}[:：]).*$"
    r"|(?:分享[到至]?|打印(?:本页|文章)?|关闭(?:窗口)?)$"
)


def names_source(text: str) -> bool:
    """Whether a text is the name of a body, paper or account that puts pages up, and nothing else."""
    return bool(_SOURCE.fullmatch(text)) and not (_MENTION.match(text) or _COLUMN.fullmatch(text))


def without_buttons(names: list[str]) -> list[str]:
    """The words beside a date but for those of buttons and counters."""
    return [name for name in names if not _BUTTON.fullmatch(name)]


def source_alone(value: str) -> str:
    """A printed source without the buttons and counters behind it: `某日报 | 打印`, `某日报点赞(3)`."""
    return _END.sub("", _COUNTED.sub("", value)).strip()
