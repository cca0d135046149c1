"""The pictures that shared links show: an article's title, a fact's number, a claim beside the record."""
