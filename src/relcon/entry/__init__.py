"""Guided entry: records asked for in counsel's words, and written into a file that keeps every other byte."""
