"""The memo before a proffer: one document, built once, and written as Word, HTML or Markdown."""
