"""Pages about a unit with its posts, about officers, and an officer's own pages."""
