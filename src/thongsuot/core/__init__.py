"""What every room stands on: access, actors, clock, errors, ids, references. Pure Python, no Django."""
