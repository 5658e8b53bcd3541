"""Pages of duties: `mine` what I owe · `one` a single duty · `unit` a head's overview."""
