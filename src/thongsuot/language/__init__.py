"""Vietnamese text: folding, order, keystrokes, accusations, danger, personal data, masks, topics. Pure, no Django."""
