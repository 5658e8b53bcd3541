"""Reading papers: what a matter has, one paper with its versions, the registers, proven receipts."""
