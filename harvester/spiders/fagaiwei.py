"""A city's 发展和改革委员会 whose name is masked in the only copy of its report."""

from harvester.platforms.static_list import StaticListSpider


class FagaiweiSpider(StaticListSpider):
    """All invented [I], on a reserved host: it runs on snapshots only. For such an office with a plain list,
    copy this file and put in the real host, columns and region.
    """

    name = "fagaiwei"
    portal = "fgw.city.example"
    site_name = "发展和改革委员会"
    region = None
    columns = ("http://fgw.city.example/xxgk/nb/index.html",)
