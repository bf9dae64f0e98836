"""The reference of the file format: what the record classes say of themselves, as pages and as answers."""
