"""What a package is and who may be believed. Pure."""
