"""What each line of a page is there for: title, index block, byline, article, signature, boilerplate."""
