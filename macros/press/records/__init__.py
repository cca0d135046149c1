"""The pages of single facts and claims in a build: they go past MkDocs, by the same keys as its pages."""
