"""The proffer letter: term by term, against another, what to ask, and what each term moves if read otherwise."""
