"""Thông Suốt: the concerns of the people, from the first word to the public answer."""
