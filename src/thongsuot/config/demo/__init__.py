"""The demonstration: invented people and matters, made through the actions on past days. `filling.fill` makes it."""

SIZES = ("small", "province", "national")
