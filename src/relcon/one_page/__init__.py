"""The one page of the night before: six blocks, for the command and for the page's first screen."""
