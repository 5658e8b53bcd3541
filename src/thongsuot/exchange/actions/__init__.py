"""What passes between installations: whom we trust, what went, what came."""

from thongsuot.exchange import permissions  # noqa: F401  each action asks a permission by its name
