"""FollowTheMoney entities, one a line: somebody's graph, of which only what the case file knows becomes records."""
