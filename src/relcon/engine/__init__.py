"""From what is attributed to a defendant to the sentencing range: the worksheet over all scenarios at once."""
