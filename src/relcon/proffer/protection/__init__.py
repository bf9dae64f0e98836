"""What may be used of what was said, against whom, by the letters, the plea agreements and the joint defense."""
