"""What leaves the house: a file that only the receiving body opens, with the password of another letter."""
