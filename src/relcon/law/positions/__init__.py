"""The three positions: options as data, each with its authority or marked as a house default."""
