"""Every verb that changes a case: one function a verb, one transaction, one ledger entry."""
