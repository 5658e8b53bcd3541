"""Reads over what other rooms keep: of the tree, of what is missing, of the history. This room has no tables."""
