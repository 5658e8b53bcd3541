from django.db import migrations


class Migration(migrations.Migration):
    """Forget the layouts remembered by a plain hash of headings: nobody finds them by the house's key any more.

    A mark does not say by what it was made, so all of them go; an office says once more what its columns hold.
    """

    dependencies = [
        ("changes", "0006_registers_without_redundant_indexes"),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM changes_knownlayout", migrations.RunSQL.noop),
    ]
