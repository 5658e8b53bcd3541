"""Every act on mail: `mailboxes` where letters come from · `fetching` from the wire · `taking` what a letter becomes ·
`aside` what somebody decides · `bouncing` what came back · `receipts` behind a path good once · `tidying`."""
