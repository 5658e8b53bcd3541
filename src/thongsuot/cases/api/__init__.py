"""The cases room over HTTP for programs: routers over the same actions and queries as the pages."""
