"""Reads of the room that join or count."""
