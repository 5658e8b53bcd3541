"""Directives: documents from above, made into tasks down the tree of units, with evidence coming back up."""
