"""Every setting that differs from Scrapy's default, with the reason.

Any of them can be given for one run: `scrapy crawl NAME -s NAME=VALUE`.
"""

from __future__ import annotations

import os
from dataclasses import fields

from harvester import __version__
from harvester.items import Report

BOT_NAME = "harvester"
SPIDER_MODULES = ["harvester.spiders"]
NEWSPIDER_MODULE = "harvester.spiders"
COMMANDS_MODULE = "harvester.commands"

# --- Ours -------------------------------------------------------------------------------------

# The SQLite database; a relative path starts where the command is run.
HARVESTER_DB = "harvest.db"
# A folder of saved portals (see fixtures/portals). When set, nothing is fetched from the network.
HARVESTER_SNAPSHOTS = ""

# --- Manners: public servers, often small ones --------------------------------------------------

ROBOTSTXT_OBEY = True
# The name that a robots.txt can address; without this it would be compared with the whole USER_AGENT.
ROBOTSTXT_USER_AGENT = "harvester"
# Without a robots.txt that can be had nothing is fetched. A portal where that is for ever so can be asked
# with -s ROBOTSTXT_OBEY=False.
DOWNLOADER_MIDDLEWARES = {"harvester.robots.UnreachableRobots": 110}  # behind Scrapy's own, which is at 100
# Says who is asking. Some portals reset connections of agents they do not know; where that is so,
# the spider says it in its custom_settings.
USER_AGENT = f"Mozilla/5.0 (compatible; harvester/{__version__}; government annual disclosure reports)"
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1  # seconds
# Scrapy asks for English, and some portals then answer with their English site.
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9",
}

# --- Endurance -----------------------------------------------------------------------------------

# A portal that needs more than a minute is down, and at one request at a time everything waits for it.
DOWNLOAD_TIMEOUT = 60  # seconds
# A page of 30 MB must still arrive, to be stored with a finding; the default, 1 GiB, would fill the memory.
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024
# Firewalls in front of the portals reset connections at random; the fourth attempt usually gets through.
RETRY_TIMES = 3

# --- No doors: a harvester that runs unattended ------------------------------------------------------

# Both listen on a port of this machine and run any code they are given.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# At the first cookie Scrapy asks tldextract which domains are public, and that would fetch a list from the
# Internet in the middle of a crawl, waiting for it. The list in the package is as good.
os.environ.setdefault("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", "")

# --- What a run is made of ---------------------------------------------------------------------------

ADDONS = {"harvester.snapshots.Snapshots": 500}
ITEM_PIPELINES = {
    "harvester.pipelines.read.Read": 100,
    "harvester.pipelines.layout.Layout": 200,
    "harvester.pipelines.metadata.Metadata": 300,
    "harvester.pipelines.body.Body": 400,
    "harvester.pipelines.sections.Sections": 500,
    "harvester.pipelines.select.Select": 600,
    "harvester.pipelines.statistics.Statistics": 700,
    "harvester.pipelines.check.Check": 800,
    "harvester.pipelines.store.Save": 900,
}
EXTENSIONS = {
    "harvester.extensions.recorder.Recorder": 100,
    "harvester.extensions.summary.Summary": 200,
}

# --- What a person reads -----------------------------------------------------------------------------

# Items are named by their address: the default prints whole reports into the log.
LOG_FORMATTER = "harvester.logging.LogFormatter"
# DEBUG has two lines a page; a run that goes well should fit on a screen.
LOG_LEVEL = "INFO"
# The summary says what counts; forty lines of counters behind it would hide it.
STATS_DUMP = False
# Chinese in exported files (-o FILE.json) as itself, not as \uXXXX.
FEED_EXPORT_ENCODING = "utf-8"
# What `Report.to_dict` has: all but the page itself.
FEED_EXPORT_FIELDS = [field.name for field in fields(Report) if field.name != "page"]
