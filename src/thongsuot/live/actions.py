"""Tell whoever watches a thing that it has changed: a part of the act that changed it, never an act of its own."""

from django.db import connection

from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.live.rules import WIRE

_STIR = """
    INSERT INTO live_channel (id, ref, version) VALUES (%s, %s, 1)
    ON CONFLICT (ref) DO UPDATE SET version = live_channel.version + 1
"""


def stir(*refs: Ref) -> None:
    """Count one more change of each thing; who watches hears of it when the transaction of the act commits.

    Call it once, as the last of the act: from here to its commit, other acts that change the same thing wait.

    Raises: RuntimeError outside of a transaction: a change that is told before it is made would be missed.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("stir belongs into the transaction of the act that changed what is shown")
    with connection.cursor() as cursor:
        for ref in sorted({str(one) for one in refs}):
            cursor.execute(_STIR, [new_id(), ref])
            cursor.execute("SELECT pg_notify(%s, %s)", [WIRE, ref])
