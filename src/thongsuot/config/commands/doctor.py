"""`thongsuot doctor`: what is wrong, and the remedy."""

import json
import sys
from dataclasses import asdict

import click
import django
import psycopg
from django.db import DatabaseError

from thongsuot.config.checks import CHECKS
from thongsuot.config.database import database
from thongsuot.config.findings import Finding
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _


def examine() -> list[Finding]:
    """Return the findings of all checks, in order; a database that cannot be had is a finding too."""
    try:
        with database():
            django.setup()
            return [examined(check) for check in CHECKS]
    except DatabaseTrouble as trouble:
        return [Finding("database", False, str(trouble), _("Hãy đọc docs/operate/database.md."))]


def examined(check) -> Finding:
    try:
        return check()
    except (psycopg.Error, DatabaseError) as trouble:
        reason = (str(trouble).strip().splitlines() or [type(trouble).__name__])[0]
        remedy = _("Hãy kiểm tra địa chỉ cơ sở dữ liệu, rồi chạy “thongsuot migrate”.")
        return Finding(check.__name__, False, reason, remedy)


@click.command(help=_("Chỉ ra điều gì chưa ổn và cách sửa."))
@click.option("--json", "as_json", is_flag=True, help=_("In một tài liệu JSON."))
def doctor(as_json):
    findings = examine()
    well = all(finding.ok for finding in findings)
    if as_json:
        document = {"ok": well, "checks": [asdict(finding) for finding in findings]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(f"{'✓' if finding.ok else '✗'} {finding.name}: {finding.what}")
            if finding.remedy:
                click.echo(f"  → {finding.remedy}")
    sys.exit(0 if well else 1)
