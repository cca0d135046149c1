"""The edition for WeChat and Zhihu: pages to copy posts from, their pictures, and Markdown for import."""
