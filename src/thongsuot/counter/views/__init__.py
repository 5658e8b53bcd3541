"""Pages of the counter, one matter a file."""
