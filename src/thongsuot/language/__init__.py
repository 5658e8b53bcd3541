"""Vietnamese text: folding, order, raw keystrokes, accusations, danger, personal data, masks, topics. Pure, no Django."""
