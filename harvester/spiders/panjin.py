"""辽宁省盘锦市."""

from harvester.platforms.p8 import P8Spider


class PanjinSpider(P8Spider):
    """Both columns are verified by one report each [R]: 1861 the city's, 2856 the departments' of 2023. That
    there is a column for each year and level is inferred [I], so others will be missing. The news column is
    the snapshot's own: the portal's is not known [U].
    """

    name = "panjin"
    portal = "www.panjin.gov.cn"
    site_name = "盘锦市人民政府"
    region = "211100"
    columns = ("http://www.panjin.gov.cn/html/1861/", "http://www.panjin.gov.cn/html/2856/")
    news_columns = ("http://www.panjin.gov.cn/html/1893/",)
