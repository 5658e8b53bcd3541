"""Pages of the cases room: public ones and those of the desk."""
