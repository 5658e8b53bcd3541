"""Logging: for people on a terminal, one JSON object a line elsewhere; never a client's address, never a query."""

import logging
import sys

import structlog

from thongsuot.core.quiet import QUIET

BEFORE = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def not_of_quiet_pages(record: logging.LogRecord) -> bool:
    """Keep from the log that somebody mistyped at the sealed door: the moment alone may tell who. Our errors stay."""
    path = getattr(getattr(record, "request", None), "path_info", "")
    return record.levelno >= logging.ERROR or not path.startswith(QUIET)


def without_request(logger, method: str, event: dict) -> dict:
    """Drop what Django hangs on its records: the request with the client's address and what was typed."""
    for name in ("request", "status_code", "server_time"):
        event.pop(name, None)
    return event


def logging_settings() -> dict:
    """Return Django's LOGGING and set structlog up to end in the same place: standard error."""
    structlog.configure(
        processors=[*BEFORE, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    on_terminal = sys.stderr is not None and sys.stderr.isatty()
    # Tracebacks as text without local variables: those hold keys and what people wrote.
    console = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    last = console if on_terminal else structlog.processors.JSONRenderer(ensure_ascii=False)
    traces = [] if on_terminal else [structlog.processors.format_exc_info]
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, without_request, *traces, last],
        "foreign_pre_chain": BEFORE,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"quiet": {"()": lambda: not_of_quiet_pages}},
        "formatters": {"structured": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured", "filters": ["quiet"]}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": "WARNING"},
            "thongsuot": {"level": "INFO"},
            "procrastinate": {"level": "WARNING"},
        },
    }
