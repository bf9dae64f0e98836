"""United States Code, one module per section."""
