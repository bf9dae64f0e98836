"""What counsel writes: immutable records, each knowing its file and line."""
