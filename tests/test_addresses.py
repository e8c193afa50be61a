"""Which addresses name one page, and which do not."""

from __future__ import annotations

import pytest

from harvester.addresses import host_of, site_of, url_key

PAGE = "http://www.jia.gov.cn/nb/1.html"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PAGE, "https://www.jia.gov.cn/nb/1.html"),
        (PAGE, "http://jia.gov.cn/nb/1.html"),
        (PAGE, "http://WWW.Jia.gov.cn/nb/1.html"),
        (PAGE, "http://www.jia.gov.cn./nb/1.html"),
        (PAGE, "http://www.jia.gov.cn:80/nb/1.html"),
        (PAGE, "https://www.jia.gov.cn:443/nb/1.html"),
        (PAGE, "http://www.jia.gov.cn//nb///1.html"),
        (PAGE, f"  {PAGE}\n"),
        (PAGE, f"{PAGE}#top"),
        (PAGE, f"{PAGE}?"),
        (PAGE, f"{PAGE}?&"),
        (PAGE, f"{PAGE}?_=1700000000"),
        (PAGE, f"{PAGE}?isappinstalled=0"),
        (PAGE, f"{PAGE}?jsessionid=8A"),
        (PAGE, f"{PAGE};jsessionid=8A0F.node1"),
        (PAGE, f"{PAGE};JSESSIONID=8A0F"),
        ("http://jia.gov.cn", "http://jia.gov.cn/"),
        ("http://jia.gov.cn/a?x=1&y=2", "http://jia.gov.cn/a?y=2&x=1"),
        ("http://jia.gov.cn/a?x=%2f", "http://jia.gov.cn/a?x=%2F"),
        ("http://jia.gov.cn/a%2fb", "http://jia.gov.cn/a%2Fb"),
        ("http://jia.gov.cn/%61%7Eb", "http://jia.gov.cn/a~b"),
        ("http://jia.gov.cn/年报/1.html", "http://jia.gov.cn/%e5%b9%b4%E6%8A%A5/1.html"),
        ("http://jia.gov.cn/a?k=年报", "http://jia.gov.cn/a?k=%E5%B9%B4%E6%8A%A5"),
        ("http://jia.gov.cn/a?k=x+y", "http://jia.gov.cn/a?k=x%20y"),
        ("http://jia.gov.cn/a b", "http://jia.gov.cn/a%20b"),
        (
            "http://jia.gov.cn/gkmlpt/content/2/2236/post_2236048.html",
            "http://jia.gov.cn/gkmlpt/content/2/2236/post_2236048.html?jump=false",
        ),
        ("http://jia.gov.cn/col/col7/index.html", "http://jia.gov.cn/col/col7/index.html?uid=8&pageNum=2"),
    ],
)
def test_one_page(one: str, other: str) -> None:
    assert url_key(one) == url_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PAGE, "http://fgw.jia.gov.cn/nb/1.html"),
        (PAGE, "http://www.jia.gov.cn:8080/nb/1.html"),
        (PAGE, "http://www.jia.gov.cn/nb/2.html"),
        (PAGE, "http://www.jia.gov.cn/NB/1.html"),
        (PAGE, f"{PAGE}/"),
        (PAGE, f"{PAGE};v=2"),
        (PAGE, f"{PAGE}#/detail/7"),
        (f"{PAGE}#/detail/7", f"{PAGE}#/detail/8"),
        (f"{PAGE}#!7", f"{PAGE}#!8"),
        (f"{PAGE}?123", f"{PAGE}?124"),
        (f"{PAGE}?123", PAGE),
        (f"{PAGE}?a=", f"{PAGE}?b="),
        (f"{PAGE}?id=1&id=2", f"{PAGE}?id=2"),
        (f"{PAGE}?id=1&id=1", f"{PAGE}?id=1"),
        (f"{PAGE}?from=1", f"{PAGE}?from=2"),
        (f"{PAGE}?uid=1", f"{PAGE}?uid=2"),
        (f"{PAGE}?pageNum=1", f"{PAGE}?pageNum=2"),
        (f"{PAGE}?jump=1", f"{PAGE}?jump=2"),
        ("http://jia.gov.cn/a?k=%D6%D0", "http://jia.gov.cn/a?k=%B9%FA"),  # 中, 国 in GBK
        ("http://jia.gov.cn/%D6%D0", "http://jia.gov.cn/%B9%FA"),
        ("http://jia.gov.cn/a?k=x%26y=1", "http://jia.gov.cn/a?k=x&y=1"),
        ("http://jia.gov.cn/a%3Fb", "http://jia.gov.cn/a?b"),
    ],
)
def test_two_pages(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


def test_a_key_can_be_read() -> None:
    assert url_key("https://www.jia.gov.cn:8080/nb/?b=2&a=年#top") == "jia.gov.cn:8080/nb/?a=%E5%B9%B4&b=2"


@pytest.mark.parametrize("url", ["http://[jia/", "http://jia:port/", "http://jia:99999/"])
def test_a_malformed_address_is_an_error(url: str) -> None:
    with pytest.raises(ValueError, match=r"IPv6|[Pp]ort"):
        url_key(url)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("http://www.jia.gov.cn/1", "jia.gov.cn"),
        ("HTTPS://Jia.gov.cn.:8080", "jia.gov.cn"),
        ("ftp://jia.gov.cn/1", None),
        ("mailto:a@jia.gov.cn", None),
        ("/nb/1.html", None),
        ("http:///1", None),
    ],
)
def test_the_site_of_a_web_address(url: str, site: str | None) -> None:
    assert site_of(url) == site


def test_the_host() -> None:
    assert host_of("http://WWW.Jia.gov.cn:80/") == "www.jia.gov.cn"
    assert host_of("/1.html") is host_of("") is host_of(None) is None
