"""What is odd in a tree of units, and what an office still has to set up. Pure."""
