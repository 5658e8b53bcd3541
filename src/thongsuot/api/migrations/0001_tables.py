import django.db.models.deletion
import thongsuot.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('api', '0001_initial'), ('api', '0002_token_ends_on')]

    initial = True

    dependencies = [
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Token',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('sha256', models.BinaryField(max_length=32, unique=True)),
                ('ending', models.CharField(max_length=4)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('ends_on', models.DateField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
