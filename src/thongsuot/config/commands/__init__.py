"""The commands of the program as a whole; rooms bring their own in `cli.py`."""
