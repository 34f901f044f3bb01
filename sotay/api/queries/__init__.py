"""Read tokens, and what the pages have no list of."""
