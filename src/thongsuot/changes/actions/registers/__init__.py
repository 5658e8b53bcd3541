"""A register of an office taken over: `uploading` a file and its columns · `taking` it in, dropping what is left ·
`running` in the worker · `odd` rows mended or set aside · `undoing` all of it.
"""
