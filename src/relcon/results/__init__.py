"""What the program answers: plain data with published schemas."""
