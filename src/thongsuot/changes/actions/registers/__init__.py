"""A register of an office taken over, step by step: `keeping` its rows sealed · `uploading` · `looking` at all of it ·
`taking` it in · `mending` odd rows · `undoing` · `dropping` what is left.
"""
