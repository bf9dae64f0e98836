"""USSG §3B1.1, aggravating role: participants, control over one of them, leading against managing."""
