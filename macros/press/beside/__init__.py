"""Files for programs that stand beside the pages of a build."""
