"""The ladder of alternatives before counsel, and where a motion after the proffer would make them meet."""
