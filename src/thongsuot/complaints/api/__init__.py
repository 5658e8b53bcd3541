"""The complaints room over HTTP for programs: its own verbs, and what a complaint shows besides its case."""
