"""The officers' pages of the sealed room, under `/ban-lam-viec/to-cao/`."""
