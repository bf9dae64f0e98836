"""What a copy for another reader may hold, whatever it becomes: a page, a table, a graph."""
