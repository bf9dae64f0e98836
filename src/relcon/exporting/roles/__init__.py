"""The report of ``relcon roles``, a section a module: elements first, tiers, measures last."""
