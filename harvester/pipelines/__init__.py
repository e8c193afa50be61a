"""From page to database, one stage a file, in the order of `settings.ITEM_PIPELINES`."""
