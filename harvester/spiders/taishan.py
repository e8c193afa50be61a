"""广东省江门市台山市."""

from harvester.platforms.gkmlpt import GkmlptSpider


class TaishanSpider(GkmlptSpider):
    """The index and the NFCMS column that its annual-report node jumps to are verified [R], the jump is
    inferred [I]. http only: https fails on hosts of this platform [C].
    """

    name = "taishan"
    portal = "www.cnts.gov.cn"
    site_name = "台山市人民政府"
    region = "440781"
    columns = ("http://www.cnts.gov.cn/gkmlpt/index",)
