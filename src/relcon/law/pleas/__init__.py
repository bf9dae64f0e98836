"""What the law says of the terms of a plea agreement, and of when to act, as data."""
