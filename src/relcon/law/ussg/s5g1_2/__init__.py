"""USSG §5G1.2: sentences on several counts, those that stand apart, and the total punishment of the others."""
