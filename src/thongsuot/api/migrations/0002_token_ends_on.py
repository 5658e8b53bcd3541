"""Every key ends after a year; those given before this release, a year after they were given."""

from django.db import migrations, models

A_YEAR = "UPDATE api_token SET ends_on = (made_at AT TIME ZONE 'Asia/Ho_Chi_Minh' + interval '365 days')::date"


class Migration(migrations.Migration):
    # In one transaction PostgreSQL alters no table whose rows were just updated.
    atomic = False

    dependencies = [("api", "0001_initial")]

    operations = [
        migrations.AddField("token", "ends_on", models.DateField(null=True)),
        migrations.RunSQL(A_YEAR, migrations.RunSQL.noop),
        migrations.AlterField("token", "ends_on", models.DateField()),
    ]
