"""Pages of mail: mailboxes, letters set aside, the receipt of a letter."""
