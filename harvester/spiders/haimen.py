"""江苏省南通市海门区."""

from harvester.platforms.truecms import TrueCmsSpider


class HaimenSpider(TrueCmsSpider):
    """The government's column is verified [R], the 发展和改革委员会's is named after another office's [I].

    The portal answers 403 to data centres [C].
    """

    name = "haimen"
    portal = "www.haimen.gov.cn"
    site_name = "南通市海门区人民政府"
    region = "320614"
    columns = (
        "https://www.haimen.gov.cn/hmsrmzf/zfxxgkndbg/zfxxgkndbg.html",
        "https://www.haimen.gov.cn/hmsfgw/xxgkgzndbg/xxgkgzndbg.html",
    )
