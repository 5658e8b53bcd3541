"""Bulk intake: `reading` rows of any format · `headings` · `values` · `rows` judged · `past` acts · `taking`."""
