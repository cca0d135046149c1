"""What `mkdocs serve` has beside the pages: the desk of who writes, editions on demand, and who is answered at all.

All of it is put into an answer while it is sent. Nothing stands in a file that a page is made of, so no site has any.
"""
