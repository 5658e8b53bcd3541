from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("duties", "0001_tables")]

    operations = [
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(fields=["id"], include=["due_on"], name="duty_due_of"),
        ),
    ]
