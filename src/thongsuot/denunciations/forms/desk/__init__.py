"""What officers type on their pages of the sealed room."""
