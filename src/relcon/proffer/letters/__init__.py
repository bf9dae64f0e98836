"""A proffer letter as an answer: every term, another letter beside it, what to ask."""
