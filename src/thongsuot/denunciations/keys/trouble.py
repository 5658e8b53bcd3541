"""What may go wrong with keys. None of these says which byte was wrong, nor shows any of them."""


class KeyTrouble(Exception):
    """Any of the below."""


class Broken(KeyTrouble):
    """Sealed bytes were changed or cut, belong elsewhere, or are opened with another key: which, cannot be told."""


class Truncated(Broken):
    """A stream ended before its end."""


class WrongPassphrase(KeyTrouble):
    """The passphrase does not unlock this key."""


class WrongReceipt(KeyTrouble):
    """What was typed is no receipt number: digits are missing, or one was mistyped."""


class Busy(KeyTrouble):
    """Too many derivations wait already: try again in a moment."""
