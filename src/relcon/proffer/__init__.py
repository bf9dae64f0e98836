"""The proffer, before the client speaks: the letter's protection, sessions, worlds, and what each admission changes."""
