"""Forms of the acts on a complaint, and of the second complaint."""
