"""United States Sentencing Guidelines, one module per section."""
