"""Files with answers: the receipt that each carries, put in and taken out by form, and what changed since."""
