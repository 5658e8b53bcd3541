"""The letters of Vietnamese, capital and small, as the inside of a character class: À-Ỹ would hold both. Data."""

_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
UPPER = "A-Z" + _MARKED.upper()
LOWER = "a-z" + _MARKED
