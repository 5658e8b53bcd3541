"""The words of the pages: one catalogue a room, made and compiled with Babel alone (GNU gettext is not needed)."""
