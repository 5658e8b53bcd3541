"""What may go wrong with the embedded database, as one sentence for the administrator."""


class DatabaseTrouble(Exception):
    """The embedded database cannot do what was asked; the message says why and what to do."""
