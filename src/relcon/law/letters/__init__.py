"""What the terms of a proffer letter govern, by what law, and how a position reads one that is silent."""
