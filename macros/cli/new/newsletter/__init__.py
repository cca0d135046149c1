"""Another newsletter, on whatever subject: the generator in a folder of its own, with a record and one example."""
