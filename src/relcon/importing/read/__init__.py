"""Files of discovery read safely: any file becomes tables of raw text."""
