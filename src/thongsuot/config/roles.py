"""The database's roles and what each may do on which tables: the walls of the program are rights, not promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from urllib.parse import unquote, urlsplit

from psycopg import Connection, sql

NAMES = ("owner", "desk", "portal", "sealed", "sequencer")
PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


@dataclass(frozen=True)
class Right:
    """What `roles` may do on tables whose name matches `tables`. The first row that fits a role and a table decides."""

    roles: tuple[str, ...]
    tables: str
    may: tuple[str, ...]


READ = ("SELECT",)
APPEND = ("SELECT", "INSERT")
WRITE = ("SELECT", "INSERT", "UPDATE", "DELETE")
NOTHING = ()

# A table that no row fits, for a role, is closed to it: what is new starts closed to everyone but the desk.
RIGHTS = (
    Right(("desk",), "ledger_leaf", READ),
    Right(("desk",), "ledger_*", APPEND),
    Right(("desk",), "cases_act", APPEND),
    Right(("desk",), "cases_suggestionmodel", APPEND),
    Right(("desk",), "cases_suggestionuse", APPEND),
    Right(("desk",), "duties_dutyact", APPEND),
    Right(("desk",), "changes_change", APPEND),
    Right(("desk",), "commitments_commitmentact", APPEND),
    Right(("desk",), "privacy_step", APPEND),
    Right(("desk",), "documents_documentact", APPEND),
    Right(("desk",), "directives_directiveact", APPEND),
    Right(("desk",), "invitations_invitationact", APPEND),
    Right(("desk",), "meetings_meetingact", APPEND),
    Right(("desk",), "receptions_receptionact", APPEND),
    Right(("desk",), "conferences_conferenceact", APPEND),
    Right(("desk",), "people_renewal", APPEND),
    Right(("desk",), "units_alteration", APPEND),
    Right(("desk",), "law_*", APPEND),
    Right(("desk",), "wording_*", APPEND),
    Right(("desk",), "django_migrations", READ),
    Right(("desk",), "denunciations_*", NOTHING),
    Right(("desk",), "*", WRITE),
    Right(("portal",), "cases_publication*", READ),
    Right(("portal",), "commitments_published*", READ),
    Right(("portal",), "meetings_published*", READ),
    Right(("portal",), "receptions_postedsession", READ),
    Right(("portal",), "conferences_publishedconference", READ),
    Right(("portal",), "denunciations_publishedconclusion", READ),
    Right(("portal",), "units_place*", READ),
    Right(("portal",), "units_unit", READ),
    Right(("portal",), "units_lineage", READ),
    Right(("portal",), "units_installation", READ),
    Right(("portal",), "units_topic", READ),
    Right(("portal",), "cases_countedfigures", READ),
    Right(("portal",), "live_channel", READ),
    Right(("sealed",), "denunciations_act", APPEND),
    Right(("sealed",), "denunciations_reading", APPEND),
    Right(("sealed",), "denunciations_*", WRITE),
    Right(("sealed",), "ledger_entry", APPEND),
    Right(("sealed",), "units_*", READ),
    Right(("sealed",), "law_*", READ),
    Right(("sealed",), "people_officer", READ),
    Right(("sealed",), "people_post", READ),
    Right(("sealed",), "people_absence", READ),
    Right(("sequencer",), "ledger_leaf", APPEND),
    Right(("sequencer",), "ledger_entry", READ),
)


def user_of(url: str) -> str:
    """Return the database user that `url` names."""
    return unquote(urlsplit(url).username or "")


def create(connection: Connection, urls: dict[str, str]) -> None:
    """Create the users of `urls` ({role: URL}) that are absent, under the names and passwords the URLs give."""
    for name, url in urls.items():
        user, password = user_of(url), unquote(urlsplit(url).password or "")
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [user]).fetchone():
            continue
        rights = sql.SQL("LOGIN CREATEROLE CREATEDB" if name == "owner" else "LOGIN")
        connection.execute(
            sql.SQL("CREATE ROLE {} {} PASSWORD {}").format(sql.Identifier(user), rights, sql.Literal(password))
        )


def may(role: str, table: str) -> tuple[str, ...]:
    """Return what `role` may do on `table`."""
    fitting = (right.may for right in RIGHTS if role in right.roles and fnmatch(table, right.tables))
    return next(fitting, NOTHING)


def tables(connection: Connection) -> list[str]:
    """Return the names of all tables and views of the program."""
    found = connection.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')"
    )
    return sorted(name for (name,) in found.fetchall())


def grant(connection: Connection, users: dict[str, str]) -> None:
    """Give the users of {role: user} exactly the rights of the table above; run as owner, as often as you like."""
    everyone = [name for role, name in users.items() if role != "owner"]
    for table in tables(connection):
        name = sql.Identifier(table)
        connection.execute(sql.SQL("REVOKE ALL ON {} FROM PUBLIC, {}").format(name, _list(everyone)))
        for role, user in users.items():
            rights = may(role, table)
            if role != "owner" and rights:
                connection.execute(
                    sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(", ".join(rights)), name, sql.Identifier(user))
                )
    desk = sql.Identifier(users["desk"])
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(_list(everyone)))
    connection.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(desk))


def is_mighty(connection: Connection) -> bool:
    """Whether the connection's user could change the ledger: a superuser, the database's owner, or a member of it."""
    found = connection.execute(
        "SELECT u.rolsuper OR pg_has_role(u.oid, d.datdba, 'MEMBER') FROM pg_roles u, pg_database d "
        "WHERE u.rolname = current_user AND d.datname = current_database()"
    )
    return found.fetchone()[0]


def differences(connection: Connection, users: dict[str, str]) -> list[str]:
    """Return what differs between the rights in the database and the table above, as `user: RIGHT on table`."""
    asked = "SELECT privilege, has_table_privilege(%s, %s, privilege) FROM unnest(%s::text[]) AS privilege"
    wrong = []
    for table in tables(connection):
        for role, user in users.items():
            if role == "owner":
                continue
            has = connection.execute(asked, [user, f"public.{table}", list(PRIVILEGES)]).fetchall()
            wrong += [f"{user}: {name} on {table}" for name, granted in has if granted != (name in may(role, table))]
    return wrong


def _list(users: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(user) for user in users)
