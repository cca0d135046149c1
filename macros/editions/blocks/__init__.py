"""What a finished page says, as blocks: one model and one reader of it, and Markdown written from them."""
