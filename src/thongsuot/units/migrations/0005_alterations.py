import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_initial"),
        ("units", "0004_heirs_of_the_past"),
    ]

    operations = [
        migrations.CreateModel(
            name="Alteration",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="alteration",
                        serialize=False,
                        to="ledger.entry",
                    ),
                ),
                ("lines", models.JSONField()),
            ],
        ),
    ]
