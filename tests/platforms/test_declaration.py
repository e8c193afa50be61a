"""A spider that is declared wrongly fails at construction, and the message names what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from harvester.arguments import ArgumentError
from harvester.platforms.base import PortalSpider
from harvester.platforms.declaration import DeclarationError
from harvester.platforms.static_list import StaticListSpider

RIGHT = {
    "name": "jia",
    "portal": "www.jia.gov.cn",
    "site_name": "甲市人民政府",
    "region": "320614",
    "columns": ("https://www.jia.gov.cn/nb/index.html",),
}


def spider(base: type[PortalSpider] = StaticListSpider, **changes: Any) -> type[PortalSpider]:
    attributes = {key: value for key, value in (RIGHT | changes).items() if value is not ...}
    return type("JiaSpider", (base,), attributes)


def test_a_complete_declaration() -> None:
    assert spider()().arguments.kinds == ("annual_report", "work_summary")
    assert spider(region=None)().region is None


@pytest.mark.parametrize("attribute", ["portal", "site_name", "region", "columns"])
def test_a_missing_attribute_is_named(attribute: str) -> None:
    with pytest.raises(DeclarationError, match=f"spider jia: attribute '{attribute}' is missing"):
        spider(**{attribute: ...})()


def test_a_family_without_a_reader_is_named() -> None:
    with pytest.raises(DeclarationError, match="'reader' is missing"):
        spider(PortalSpider)()


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("portal", "https://www.jia.gov.cn"),
        ("portal", "www.jia.gov.cn/nb"),
        ("portal", ""),
        ("site_name", ""),
        ("region", "3206"),
        ("region", 320614),
        ("columns", ()),
        ("columns", "https://www.jia.gov.cn/nb/"),
        ("columns", ("/nb/index.html",)),
        ("columns", ("ftp://www.jia.gov.cn/nb/",)),
        ("news_columns", "https://www.jia.gov.cn/xw/"),
    ],
)
def test_a_wrong_attribute_is_named(attribute: str, value: object) -> None:
    with pytest.raises(DeclarationError, match=f"spider jia: attribute '{attribute}' is .* should be"):
        spider(**{attribute: value})()


def test_a_portal_that_no_column_lies_on_is_a_slip_of_the_pen() -> None:
    with pytest.raises(DeclarationError, match="spider jia: no column lies on the portal"):
        spider(portal="www.jai.gov.cn")()
    assert spider(portal="jia.gov.cn")().portal == "jia.gov.cn"


def test_a_wrong_argument_is_refused_as_well() -> None:
    with pytest.raises(ArgumentError, match="unknown argument 'year'"):
        spider()(year="2020")
