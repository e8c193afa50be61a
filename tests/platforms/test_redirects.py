"""A redirect leads to the page under a new address, or away from it."""

from __future__ import annotations

import pytest

from harvester.platforms.redirects import astray

HOME = "http://www.jia.gov.cn"
HOSTS = {"jia.gov.cn", "nc.jia.gov.cn"}


@pytest.mark.parametrize(
    ("asked", "final"),
    [
        ("/nb/9.html", "/nb/9.html"),
        ("/nb/9.html", "/xxgk/nb/9.html"),
        ("/nb/9.html", "https://jia.gov.cn/nb/9.html"),
        ("/nb/9.html", "http://nc.jia.gov.cn/nb/9.html"),
        ("/nb/9", "/nb/9/"),
        ("/nb/9", "/nb/9/index.html"),
        ("/nb/", "/nb/index.html"),
        ("/nb/index.html", "/nb/"),
        ("/nb/index.html", "/xxgk/nb/index.html"),
        ("/", "/index.html"),
        ("/error.html", "/error.jsp"),
        ("/nb/9.html", "/nb/errors_2.html"),
        ("/nb/9.html", "/nb/maintenance.html"),
    ],
)
def test_the_page_that_was_asked_for(asked: str, final: str) -> None:
    assert astray(final if "//" in final else HOME + final, HOME + asked, HOSTS) is None


@pytest.mark.parametrize(
    ("asked", "final", "why"),
    [
        ("/nb/9.html", "http://sso.sheng.gov.cn/nb/9.html", "off the portal"),
        ("/nb/9.html", "http://fgw.jia.gov.cn/nb/9.html", "off the portal"),
        ("/nb/9.html", "/", "home page"),
        ("/nb/9.html", "", "home page"),
        ("/nb/9.html", "/index.shtml", "home page"),
        ("/nb/9.html", "/dhqrmzf/index.shtml", "home page"),
        ("/nb/9.html", "/dhqrmzf/", "home page"),
        ("/nb/9.html", "/default.aspx", "home page"),
        ("/nb/9.html", "/jia/Main.html", "home page"),
        ("/nb/9.html", "/nb/index.html", "home page"),
        ("/nb/index.html", "/index.html", "home page"),
        ("/nb/2023/", "/nb/", "home page"),
        ("/nb/9.html", "/login.jsp?back=9", "login or errors"),
        ("/nb/9.html", "/cas/login", "login or errors"),
        ("/nb/9.html", "/error.html", "login or errors"),
        ("/nb/9.html", "/404.html", "login or errors"),
        ("/nb/9.html", "/404/", "login or errors"),
        ("/nb/9.html", "/page/notFound.html", "login or errors"),
    ],
)
def test_somewhere_else(asked: str, final: str, why: str) -> None:
    assert why in (astray(final if "//" in final else HOME + final, HOME + asked, HOSTS) or "")
