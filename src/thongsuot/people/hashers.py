"""How passwords are hashed: Argon2id, a few at a time, so that many sign-ins at once share the machine fairly."""

from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

AT_ONCE = 2
_turns = BoundedSemaphore(AT_ONCE)


class Argon2id(Argon2PasswordHasher):
    """19 MiB, two passes, one lane: the least that OWASP's password storage cheat sheet advises (2025).

    A process works on at most `AT_ONCE` passwords at a time; the others wait their turn, and memory stays bounded.
    """

    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1

    def encode(self, password, salt):
        with _turns:
            return super().encode(password, salt)

    def verify(self, password, encoded):
        with _turns:
            return super().verify(password, encoded)
