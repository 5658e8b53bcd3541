"""What pages show of a complaint besides its case."""
