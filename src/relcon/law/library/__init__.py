"""What the program knows of a provision: its tables, its modules, the options that bear on it, what stays open."""
