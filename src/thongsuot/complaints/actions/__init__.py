"""Every verb that a complaint has for itself, one function each."""
