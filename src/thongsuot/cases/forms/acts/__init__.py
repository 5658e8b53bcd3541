"""Forms of the officers' acts: one small form a verb; `arguments()` is what its action takes."""
