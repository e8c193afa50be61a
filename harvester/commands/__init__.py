"""Commands of `scrapy` in this project, one a file: the file's name is the command's."""
