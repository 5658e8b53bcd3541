"""Reads of what passes between installations."""
