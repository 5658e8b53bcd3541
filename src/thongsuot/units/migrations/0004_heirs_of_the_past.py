"""Who keeps the matters of units that were abolished before heirs were kept."""

from django.db import migrations

# Units abolished before heirs were kept: whoever took over last, followed to one that stands; each hangs under its heir.
HEIRS = """
    WITH RECURSIVE passed(former, unit, steps) AS (
        SELECT former_id, successor_id, 1 FROM units_unitsuccession
        UNION ALL
        SELECT p.former, s.successor_id, p.steps + 1 FROM passed p
        JOIN units_unit u ON u.id = p.unit AND u.valid_until IS NOT NULL
        JOIN units_unitsuccession s ON s.former_id = p.unit WHERE p.steps < 50
    ), last AS (
        SELECT DISTINCT ON (p.former) p.former, p.unit FROM passed p
        JOIN units_unit u ON u.id = p.unit AND u.valid_until IS NULL ORDER BY p.former, p.steps DESC, p.unit
    )
    UPDATE units_unit u SET heir_id = last.unit, parent_id = last.unit FROM last WHERE u.id = last.former
"""
LINES = """
    INSERT INTO units_lineage (ancestor_id, descendant_id, depth)
    SELECT l.ancestor_id, u.id, l.depth + 1 FROM units_unit u JOIN units_lineage l ON l.descendant_id = u.heir_id
    WHERE u.heir_id IS NOT NULL
"""
CLEARED = """
    DELETE FROM units_lineage
    WHERE depth > 0 AND descendant_id IN (SELECT id FROM units_unit WHERE heir_id IS NOT NULL)
"""


class Migration(migrations.Migration):
    dependencies = [("units", "0003_heirs")]
    operations = [migrations.RunSQL([HEIRS, CLEARED, LINES], migrations.RunSQL.noop)]
