"""Which connection reaches the sealed tables: their own, under a role that reads nothing else of the house."""

SEALED = "sealed"
ROOM = "denunciations"


class SealedRouter:
    """Send this room's models over the connection `sealed`; tables are made by the owner, over `default`, alone."""

    def db_for_read(self, model, **hints) -> str | None:
        return SEALED if model._meta.app_label == ROOM else None

    def db_for_write(self, model, **hints) -> str | None:
        return SEALED if model._meta.app_label == ROOM else None

    def allow_relation(self, one, other, **hints) -> bool | None:
        """Let sealed rows name units, officers and entries of the book: it is one PostgreSQL, by two connections."""
        return True if ROOM in (one._meta.app_label, other._meta.app_label) else None

    def allow_migrate(self, db: str, app_label: str, **hints) -> bool | None:
        return False if db == SEALED else None
