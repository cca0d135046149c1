"""An issue as text: the whole for terminals and ears, each article as Markdown, and what tells programs of them."""
