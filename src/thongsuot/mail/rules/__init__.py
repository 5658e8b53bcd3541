"""Letters by e-mail: read, parted from what they quote, and sorted. Pure: no Django, no clock, no wire."""
