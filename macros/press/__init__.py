"""The only room that knows MkDocs: events, macros, navigation, search and the preview."""
