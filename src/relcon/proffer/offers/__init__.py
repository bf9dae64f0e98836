"""Plea offers beside the case as it stands: what each comes to, what each of its words costs, what it leaves open."""
