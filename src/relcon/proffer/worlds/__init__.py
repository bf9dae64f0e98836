"""The worlds of a simulation: what counts in each, what each says of the disposition, everybody's answers in it."""
