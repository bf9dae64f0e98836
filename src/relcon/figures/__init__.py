"""Where things stand in a picture: computed once, in whole numbers, for page and paper."""
