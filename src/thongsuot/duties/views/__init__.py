"""Pages of duties: `mine` what I owe · `one` a single duty, `doing` acts on it · `unit` a head's overview · `week` the
digest · `overlaps` what may be the same."""
