"""USSG §2D1.1: drug offenses. The quantity side: the table (c), conversion (n.8), units (Notes E-G, n.9), (a)(5)."""
