"""Pages of papers: forms, one paper, its acts, registers."""
