from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [("duties", "0002_due_day_alone")]

    operations = [
        migrations.AddField(model_name="urging", name="told", field=models.BooleanField(default=True)),
        migrations.AddIndex(
            model_name="urging",
            index=models.Index(fields=["id"], condition=Q(told=False), name="urging_not_told"),
        ),
    ]
