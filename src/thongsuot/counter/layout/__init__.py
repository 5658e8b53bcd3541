"""Papers of the counter as PDF: what each holds, and the press that draws it."""
