"""Places that a text names, present and former, as communes and provinces of today: a suggestion with its reason. Pure.

No database, no network; what is read is neither kept nor logged, as it may be a denunciation.
"""

from thongsuot.language.places.guessing import PlaceGuess, places_in, places_named

__all__ = ["PlaceGuess", "places_in", "places_named"]
