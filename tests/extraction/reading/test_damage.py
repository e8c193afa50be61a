"""Damage is made here as the converter made it, byte by byte in GBK, and must be undone or marked."""

from __future__ import annotations

import random
import re
from difflib import SequenceMatcher

import pytest
from opencc import OpenCC
from pypinyin.constants import PINYIN_DICT

from harvester.extraction.reading import damage
from harvester.extraction.text import repair

SENTENCES = (
    "本單位認真貫徹落實政府信息公開條例，積極開展座談討論，查找薄弱環節和不足，研究制定工作措施。",
    "對涉及面廣、社會關注度高或專業性較強的重要政策加大了解讀力度，讓群眾看得懂、信得過。",
    "全年共受理依申請公開政府信息十二件，均已按時答復，沒有收取任何費用。",
    "區教育局進一步健全工作機制，明確專人負責網站內容更新，確保信息及時、準確、完整。",
    "我縣因政府信息公開被申請行政復議三件，維持原具體行政行為兩件，提起行政訴訟一件。",
    "一是公開的內容還不夠豐富，二是少數部門對公開工作重視不夠，三是業務培訓還需要加強。",
    "下一步將圍繞群眾關心的教育、醫療、環保等熱點問題，及時發布權威信息，主動回應社會關切。",
    "按照市政府辦公室的統一部署，組織各鄉鎮開展檢查，對發現的問題限期整改，并將結果納入年度考核。",
    "通過微博、微信和新聞發布會等渠道發布政策解讀材料，增強解讀的針對性和實效性。",
    "財政預算、決算和三公經費全部向社會公開，接受群眾監督，取得了良好的社會效果。",
    "完善保密審查制度，規范審查程序，做到先審查、后公開，一事一審，責任到人。",
    "圖書館加強館藏建設，舉辦讀書活動三十場，參加讀者兩萬餘人次，滿意率逐年提高。",
    "對外貿易穩步增長，實際利用外資總額創歷史新高，營商環境得到企業的廣泛認可。",
    "為方便群眾辦事，服務大廳設立綜合窗口，實行首問負責、限時辦結和一次告知。",
    "通過修訂應急預案，組織應急演練，妥善處置各類突發事件，維護了社會穩定。",
    "認真處理群眾來信來訪，全年辦理網民留言四百餘條，辦結率達到百分之百。",
    "積極推動審批事項網上辦理，壓縮審批時限，減少申報材料，切實減輕企業負擔。",
    "加強對保障性住房、征地補償、食品藥品監督等重點領域信息的公開力度。",
    "個別單位信息發布不及時，欄目更新緩慢，內容質量有待提高，監督檢查還需加強。",
    "建立健全輿情監測機制，及時澄清不實傳言，營造良好的輿論氛圍。",
    "衛生健康部門開展義診和健康講座，為老年人建立健康檔案，受到居民歡迎。",
    "農業技術人員深入田間，指導農戶科學種植，幫助解決技術難題，促進農民增收。",
    "學校制定安全管理辦法，開展消防演習，排查安全隱患，營造平安校園環境。",
    "水利局主動公開防汛抗旱、農村飲水安全和重大項目建設等方面的信息，共計三百余條。",
)  # fmt: skip
"""Our own sentences, in the characters that a byte-wise converter can write (GBK)."""

SIMPLIFIED = OpenCC("t2s").convert


def _character(code: bytes) -> str:
    try:
        return code.decode("gbk")
    except UnicodeDecodeError:
        return ""


def _reading(char: str) -> str | None:
    """The first reading that bears a tone mark."""
    readings = PINYIN_DICT.get(ord(char), "").split(",")
    return next((r for r in readings if not r.isascii() and 1 < len(r) <= 6), None)


def torn_places(sentence: str) -> list[tuple[int, str]]:
    """Where a Traditional character with a reading begins in the middle of one of the sentence."""
    code = sentence.encode("gbk")
    places = []
    for at in range(1, len(code) - 2, 2):
        char = _character(code[at : at + 2])
        if char and code[at] > 0x80 and code[at + 1] > 0x80 and SIMPLIFIED(char) != char and _reading(char):
            places.append((at, f"({_reading(char)})"))
    return places


def converted(sentence: str, torn: tuple[int, str] | None, marked: float, chance: random.Random) -> str:
    """The sentence as the converter leaves it: torn at one place, a share of its converted characters marked.

    Read as the copies were read: a first byte and an ASCII byte that cannot follow it become `?`, two bytes
    that are no character vanish, full-width punctuation becomes ASCII.
    """
    code = b""
    for index, char in enumerate(sentence):
        own = char.encode("gbk")
        if torn and torn[0] == 2 * index - 1:
            own = own[:1] + _as_bytes(torn[1]) + own[1:]
        tears_next = torn and torn[0] == 2 * index + 1  # its second byte was part of the pair that was marked
        if (
            SIMPLIFIED(char) != char
            and not tears_next
            and (reading := _reading(char))
            and chance.random() < marked
        ):
            own += _as_bytes(f"({reading})")
        code += own
    return _read(code)


def _as_bytes(bracket: str) -> bytes:
    """A bracket as bytes; letters with tone marks stand for themselves as control bytes 1 to 31."""
    return bytes(ord(c) if c.isascii() else 1 + TONED.index(c) for c in bracket)


TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"


def _read(code: bytes) -> str:
    out, at = "", 0
    while at < len(code):
        byte = code[at]
        if byte < 0x80:
            out += TONED[byte - 1] if byte < 0x20 else chr(byte)
            at += 1
            continue
        pair = code[at : at + 2]
        char = _character(pair)
        if char:
            out += chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else char
        elif len(pair) < 2 or pair[1] < 0x40:
            out += "?"
        at += 2
    return out


def _cases(count: int, marked: float = 0.6) -> list[tuple[str, str]]:
    """(damaged, meant) pairs, the same ones at every run."""
    chance = random.Random(20190118)
    torn = [(sentence, place) for sentence in SENTENCES for place in torn_places(sentence)]
    cases = []
    for index in range(count):
        sentence, place = torn[index % len(torn)]
        text = sentence + chance.choice(SENTENCES)
        cases.append((converted(text, place, marked, chance), text))
    return cases


def _halved(text: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in text)


def _outcome(damaged: str, meant: str) -> str:
    """`exact`, `marked` (right but for U+FFFD that are listed) or `wrong`."""
    repaired = repair(damaged)
    result, wanted = _halved(repaired.text), _halved(SIMPLIFIED(meant))
    if result == wanted:
        return "exact"
    changes = SequenceMatcher(None, wanted, result, autojunk=False).get_opcodes()
    honest = all(tag == "equal" or set(result[a:b]) == {damage.LOST} for tag, _, _, a, b in changes)
    return "marked" if honest and repaired.lost else "wrong"


def test_the_generator_makes_the_damage_of_the_seeds() -> None:
    assert converted("表揚", (1, "(yè)"), 1.0, random.Random(1)) == "表?yè)P(yáng)"


@pytest.mark.parametrize(
    ("marked", "exact", "honest"), [(1.0, 0.92, 0.94), (0.6, 0.8, 0.92), (0.2, 0.7, 0.87)]
)
def test_torn_text_is_recovered_or_marked(marked: float, exact: float, honest: float) -> None:
    """Floors a little under what was measured; the fewer readings a page has, the longer its runs."""
    outcomes = [_outcome(*case) for case in _cases(200, marked)]
    rate = outcomes.count("exact") / len(outcomes)
    honest_rate = rate + outcomes.count("marked") / len(outcomes)
    assert rate >= exact, f"{rate:.2f} recovered"
    assert honest_rate >= honest, f"{honest_rate:.2f} recovered or marked"


def test_text_that_is_only_marked_is_recovered_exactly() -> None:
    chance = random.Random(7)
    for sentence in SENTENCES:
        for marked in (0.3, 1.0):
            repaired = repair(converted(sentence, None, marked, chance))
            assert _halved(repaired.text) == _halved(SIMPLIFIED(sentence))
            assert repaired.lost == []


@pytest.mark.parametrize("marked", [1.0, 0.2])
def test_a_second_repair_changes_nothing(marked: float) -> None:
    for damaged, _ in _cases(60, marked):
        once = repair(damaged)
        assert repair(once.text).text is once.text


def test_a_lost_byte_is_found_by_the_reading() -> None:
    assert damage.undo("通報表?yè)P(yáng)。") == ("通報表揚。", [])


def test_a_dropped_pair_is_settled_by_a_word() -> None:
    assert damage.undo("關注度高或?qū)I(yè)性較強") == ("關注度高或專業性較強", [])


def test_full_width_punctuation_that_became_ascii_is_part_of_a_run() -> None:
    assert "。加強對保障性住房" in damage.undo("解讀的針?qiāng)π院蛯嵭浴<訌妼ΡU闲宰》俊")[0]


def test_a_tag_ends_a_run() -> None:
    assert re.fullmatch("<p>開展座談討論\ufffd+</p>", damage.undo("<p>開展座談?dòng)懻摚檎</p>")[0])


def test_a_run_without_a_reading_is_shifted_and_its_lost_character_marked() -> None:
    assert damage.undo("“六?!钡母黜?xiàng)政策文件") == ("“六\ufffd”的各項政策文件", [0])


def test_a_lost_character_is_recovered_where_a_common_word_ends_with_it() -> None:
    assert damage.undo("“環?！钡母黜?xiàng)政策文件")[0] == "“環保”的各項政策文件"


def test_a_reading_without_its_bracket_that_explains_nothing_is_a_lost_character() -> None:
    assert damage.undo("我們的?zhuāng)。") == ("我們的\ufffd。", [0])


@pytest.mark.parametrize(
    "text",
    [
        "這樣做對不對?很難說",
        "什么是政府信息?如何申請?",
        "為什么(?)要公開",
        "他問:真的?yes)",
        "鄭州亳州?瞿溪鎮",
    ],
)
def test_ordinary_question_marks_stay(text: str) -> None:
    assert damage.undo(text) == (text, [])


def test_lost_characters_are_told_from_those_the_page_came_with() -> None:
    text, lost = damage.undo("\ufffd“六?!钡母黜?xiàng)政策\ufffd")
    assert text == "\ufffd“六\ufffd”的各項政策\ufffd"
    assert lost == [1]


def test_of_very_many_runs_the_first_are_read_and_the_rest_is_lost_as_one() -> None:
    text, lost = damage.undo("\ufffd，" + "我們的?zhuāng)。" * 300 + "真的?yes)")
    assert text == "\ufffd，" + "我們的\ufffd。" * 300 + "真的?yes)"
    assert lost == list(range(1, 102))
