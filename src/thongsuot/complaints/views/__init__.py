"""Rows of the desk, and what the pages of a case show of a complaint."""
