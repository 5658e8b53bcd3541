"""What may be wrong between us and a mail server, by the words that a mailbox keeps. Pure."""

PROBLEMS = (
    "no-server", "timeout", "no-tls", "certificate", "not-encrypted", "password", "no-folder", "broken-off",
    "not-understood", "gone", "sealed", "a-letter", "not-deleted",
)  # fmt: skip
