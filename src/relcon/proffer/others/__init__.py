"""Other people: whom the client implicates, who could implicate the client, who could know of what is said."""
