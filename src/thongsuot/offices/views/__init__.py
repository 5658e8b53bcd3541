"""Pages of who administers an office."""
