"""Where people stand among the records: connections measured, and tiers. No level rests on anything here."""
