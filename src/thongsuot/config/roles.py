"""The database's roles and what each may do: the walls of the program (design: roles, not promises)."""

from urllib.parse import unquote, urlsplit

from psycopg import Connection, sql

NAMES = ("owner", "desk", "portal", "sealed", "sequencer")


def create(connection: Connection, urls: dict[str, str]) -> None:
    """Create the roles of `urls` ({our name: URL}) that are absent, under the names and passwords the URLs give."""
    for name, url in urls.items():
        parts = urlsplit(url)
        role, password = unquote(parts.username or name), unquote(parts.password or "")
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            continue
        rights = sql.SQL("LOGIN CREATEROLE CREATEDB" if name == "owner" else "LOGIN")
        connection.execute(
            sql.SQL("CREATE ROLE {} {} PASSWORD {}").format(sql.Identifier(role), rights, sql.Literal(password))
        )
