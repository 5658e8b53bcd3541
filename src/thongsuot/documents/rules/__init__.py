"""What a paper is, pure: forms and their fields, how a body is filled, the sheet that both layouts draw."""
