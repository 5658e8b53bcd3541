"""The embedded PostgreSQL: our own small manager around a server's binaries (docs/operate/database.md)."""
