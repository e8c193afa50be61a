from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest
from opencc import OpenCC

from harvester.extraction.reading import chinese
from harvester.extraction.text import Repaired, clean, decode_cfemail, fold, repair, squeeze

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
READING_IN_BRACKETS = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")


def seed(number: str) -> str:
    paths = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not paths:
        pytest.skip("the seed documents are not part of the repository and not beside it")
    return paths[0].read_text(encoding="utf-8")


class TestSeeds:
    def test_001_is_simplified_and_whole(self) -> None:
        repaired = repair(seed("001"))
        assert not READING_IN_BRACKETS.search(repaired.text)
        assert chinese.traditional_share(repaired.text) == 0
        assert "?" not in repaired.text
        for words in ("或专业性较强", "通报表扬。", "座谈讨论，查找薄弱环节和", "索引号: |", "公开范围: |"):
            assert words in repaired.text
        assert repaired.lost == []

    def test_002_marks_its_one_lost_character(self) -> None:
        repaired = repair(seed("002"))
        assert "“六\ufffd”的各项政策文件" in repaired.text
        assert len(repaired.lost) == 1
        assert "六\ufffd”的各项" in repaired.lost[0]
        assert "(http://www.bar-code.com.cn/gkmlpt/index)" in repaired.text
        assert not READING_IN_BRACKETS.search(repaired.text)

    @pytest.mark.parametrize(("number", "masked"), [("000", False), ("003", True), ("004", False)])
    def test_the_others_are_not_touched(self, number: str, masked: bool) -> None:
        text = seed(number)
        repaired = repair(text)
        assert repaired.text is text
        assert repaired.lost == []
        assert repaired.masked is masked


class TestReadings:
    def test_one_with_a_tone_behind_a_traditional_character_is_believed(self) -> None:
        assert repair("索引號(hào): 無").text == "索引号: 无"

    def test_one_without_tone_is_not(self) -> None:
        text = "文(wen)章(zhang)"
        assert repair(text).text is text

    def test_tags_between_character_and_reading_do_not_matter(self) -> None:
        assert (
            repair("<b>報</b>(bào)<span style='a'>告</span><i>(gào)</i>").text
            == "<b>报</b><span style='a'>告</span><i></i>"
        )
        assert repair("<b>亳</b>(bó)州").text == "<b>亳(bó)</b>州"
        assert repair("<b>亳</b>(a)ā").text == "<b>亳</b>(a)ā"

    def test_three_are_though_some_have_no_tone(self) -> None:
        assert repair("文(wen)章(zhāng)公(gong)布").text == "文章公布"

    def test_an_author_may_explain_a_rare_character(self) -> None:
        text = "亳(bó)州市的亳字,读作(bó)"
        assert repair(text).text is text

    def test_what_is_no_reading_stays(self) -> None:
        assert (
            repair("號(hào) 附件(doc) 甲(a) (pdf) 表(biǎo)格(xls)").text
            == "号 附件(doc) 甲(a) (pdf) 表格(xls)"
        )

    def test_ascii_spellings_of_the_umlaut(self) -> None:
        assert chinese.has_reading("綠", "lv")
        assert chinese.has_reading("綠", "lu")
        assert chinese.has_reading("綠", "lǜ")
        assert not chinese.has_reading("綠", "lǚ")


class TestTraditional:
    def test_a_traditional_page_is_converted(self) -> None:
        assert repair("政府辦公廳關於資訊公開的批覆").text == "政府办公厅关于资讯公开的批复"

    @pytest.mark.parametrize("odd", ["繁體版", "陶喆與李鍾鐸", "瞭望", "乾隆", "著作", "藉口", "答覆"])
    def test_a_simplified_page_is_not(self, odd: str) -> None:
        text = "本机关主动公开政府信息的情况如下，全年共发布各类信息。" * 8 + odd
        assert repair(text).text is text

    @pytest.mark.parametrize("text", ["", "瞭望乾隆著作", "plain ASCII?", "公开(2023)?是的"])
    def test_text_that_needs_nothing_is_the_same_object(self, text: str) -> None:
        assert repair(text).text is text

    def test_links_are_not_converted_but_titles_are(self) -> None:
        html = """<a href="/臺灣/號(hào).html" title="臺灣">臺灣</a><img SRC = '圖/臺.png' alt=臺>"""
        assert repair(html).text == (
            """<a href="/臺灣/號(hào).html" title="台湾">台湾</a><img SRC = '圖/臺.png' alt=台>"""
        )

    def test_the_conversion_is_that_of_opencc(self) -> None:
        converter = OpenCC("t2s")
        phrases, single = converter._dict_chain_data[0]
        words = [*phrases[2], *single[2], *"公开政府乾隆著瞭沈默覆,。 \n-"]
        chance = random.Random(2)
        for _ in range(1500):
            text = "".join(chance.choices(words, k=chance.randint(1, 25)))
            if "批覆" not in text:
                assert chinese.simplify(text) == converter.convert(text).replace("批覆", "批复")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("**市人民政府", True),
        ("中国**网内容", True),
        ("登录中国**网或**市发改委网站下载", True),
        ("根据《**市办法》要求,举行**开通仪式", True),
        ("这是**重点**内容", False),
        ("**重点工作** 如下", False),
        ("/** 注释 **/", False),
        ("/**注释**/", False),
        ("/***** 样式 *****/", False),
        ("x = 2**8 // 乘方", False),
        ("没有星号", False),
    ],
)
def test_masked_names(text: str, masked: bool) -> None:
    assert repair(text).masked is masked


@pytest.mark.parametrize(
    "text",
    [
        "號(hào)\ud800談?dòng)\udfff\x00\ud83d",
        "\x00" * 1000,
        "號(hào)" + "?" * 100_000,
        "號(hào)" + "動?" * 100_000,
        "號(hào)" + "動?黜" * 100_000,
        "談?dòng)懻摚檎冶∪醐" * 50_000,
        "談?dòng)" + "abcdefgh" * 100_000,
        "國" * 1_000_000,
        "a" * 1_000_000,
        'href="' * 100_000 + "href='" * 100_000,
        "國(" * 300_000,
        "乾坤電" * 300_000,
        "中(a)" * 300_000 + "號(hào)",
        "文?dong)" * 300_000 + "談?dòng)",
        "國**" * 300_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_anything_is_repaired_in_linear_time(text: str) -> None:
    repair("號(hào)談?dòng)懻")  # the dictionaries are loaded
    start = time.process_time()
    once = repair(text)
    assert time.process_time() - start < 2  # seconds; 0.3 were measured at most
    assert repair(once.text).text == once.text


def test_the_result_is_a_value() -> None:
    assert repair("公开") == Repaired("公开", [], False)


@pytest.mark.parametrize(
    ("text", "cleaned", "squeezed"),
    [
        (" 索\u00a0引\u3000号\t：\r\n1 ", "索 引 号 ： 1", "索引号：1"),
        ("\ufeff发\u200b布\u200d机构", "发布机构", "发布机构"),
        ("发 \u200b 布", "发 布", "发布"),
        ("", "", ""),
    ],
)
def test_white_space(text: str, cleaned: str, squeezed: str) -> None:
    assert clean(text) == cleaned
    assert squeeze(clean(text)) == squeezed


def test_fold() -> None:
    assert fold("（ＡＢＣ　１２３） ： 〔２０１９〕第 ９ 号，") == "(ABC123):〔2019〕第9号,"


class TestCloudflare:
    def test_address(self) -> None:
        assert decode_cfemail("0f676a6363604f6a776e627f636a216c6062") == "hello@example.com"

    @pytest.mark.parametrize("digits", ["", "0f", "0", "zz", "0f67f", "00ff", "0f 67"])
    def test_malformed(self, digits: str) -> None:
        assert decode_cfemail(digits) is None
