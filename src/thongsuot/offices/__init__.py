"""The office as it is: what is odd in its tree, what it lacks, where it is administered, who changed it."""
