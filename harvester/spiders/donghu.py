"""江西省南昌市东湖区."""

from harvester.platforms.ucap import UcapSpider


class DonghuSpider(UcapSpider):
    """The host and its addresses of articles are verified [R]; the column follows the city's pattern [I]."""

    name = "donghu"
    portal = "dhq.nc.gov.cn"
    site_name = "南昌市东湖区人民政府"
    region = "360102"
    columns = ("https://dhq.nc.gov.cn/dhqrmzf/xxgknb/list.shtml",)
    referer = "http://www.nc.gov.cn/"  # [C] asked for by the city's portals
