"""Reads of the cases room, one question a file."""
