"""What has been said, session by session: to whom, how completely, how truthfully, and what the agents wrote of it."""
