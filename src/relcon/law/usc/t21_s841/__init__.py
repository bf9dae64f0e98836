"""21 U.S.C. §841: the penalty paragraphs of (b), and offenses of that section with terms of their own."""
