"""A matter at rest: its files in one archive, encrypted as an age file, and back."""
