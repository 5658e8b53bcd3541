from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mail", "0002_arrivals_say_where_and_what_goes"),
    ]

    operations = [
        migrations.AddField(
            model_name="setaside",
            name="warned_at",
            field=models.DateTimeField(null=True),
        ),
    ]
