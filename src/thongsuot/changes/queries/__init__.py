"""Reads for acts that cross rooms: `held` what an officer or unit still carries · `erasable` what erasing destroys."""
