"""Places as people name them in a text, present and former."""
