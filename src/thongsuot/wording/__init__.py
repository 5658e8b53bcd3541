"""The office's own words: what an administrator writes in place of the words that ship, of messages and of papers."""
