"""Pages of receptions: `desk` lists and one session · `planning` acts on sessions · `visits` · `public`."""
