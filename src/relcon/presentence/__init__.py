"""A presentence report, paragraph by paragraph, against the record: what it reckons, what is shown, what is not."""
