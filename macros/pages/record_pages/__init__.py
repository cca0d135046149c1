"""A page and a file of data for each fact and each claim alone: what is shared, cited and fetched one by one."""
