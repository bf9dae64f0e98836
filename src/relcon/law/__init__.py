"""The law: provisions as functions, their numbers as dated tables."""
