"""The one page of the night before: five blocks, for the command and for the page's first screen."""
