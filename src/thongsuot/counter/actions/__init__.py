"""What happens at the counter on paper, one matter a file."""
