"""Each admission, alone and with the others: what it changes, which lines it crosses, every set of them."""
