"""USSG §1B1.8: whether what a defendant disclosed may be used in determining the guideline range."""
