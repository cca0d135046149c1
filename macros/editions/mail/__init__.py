"""An issue as a mail: a digest in HTML and in plain text, and both as one message with its pictures."""
