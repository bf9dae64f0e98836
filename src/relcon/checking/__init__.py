"""What a file leaves to look at: nothing here changes a fact, merges a record or answers an open norm."""
