"""Records written into counsel's files as text; what stands there keeps every byte."""
