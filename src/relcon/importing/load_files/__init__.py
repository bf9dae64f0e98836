"""Load files of a production: the document list (DAT) and the pages (OPT), by their Bates numbers."""
