"""Backups: the whole installation as ciphertext under the house's key, which never lies beside it."""
