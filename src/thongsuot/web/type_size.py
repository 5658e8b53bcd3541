"""How large the letters are: as the browser has them, or larger, kept in a cookie that names nobody."""

SIZE_COOKIE = "co-chu"
SIZES = ("0", "1", "2")  # as is, a quarter larger, half as large again: classes in thongsuot.css


def size_of(request) -> str:
    """Return the size that the browser's cookie asks for, "0" where there is none or one we do not have."""
    chosen = request.COOKIES.get(SIZE_COOKIE)
    return chosen if chosen in SIZES else SIZES[0]
