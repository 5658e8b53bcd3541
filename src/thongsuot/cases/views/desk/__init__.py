"""The officers' pages: `inbox` · `intake` · `listing` · `case` · `acts` (rows of `table`) · `approvals` · `papers`."""
