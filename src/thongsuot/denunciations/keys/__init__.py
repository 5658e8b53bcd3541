"""The keys of sealed denunciations: libsodium through PyNaCl, nothing home-made. Pure: no Django, clock or settings.

docs/security/keys.md shows the hierarchy. Keys are bytes; Python cannot wipe them, so they are kept no longer than a
request. Whoever may use a key is asked elsewhere: here, only whoever can.
"""
