"""Every act of the sealed room, by its matter: keys, receiving, reading, handling, identity, the end."""
