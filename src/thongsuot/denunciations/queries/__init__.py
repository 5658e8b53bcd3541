"""Reads of the sealed room; whatever opens words needs the officer's unlocked key or the denouncer's receipt."""
