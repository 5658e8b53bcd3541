import django.db.models.deletion
import thongsuot.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('exchange', '0001_between_installations')]

    initial = True

    dependencies = [
        ('cases', '0001_tables'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='BroughtKey',
            fields=[
                ('code', models.CharField(max_length=13, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('prefix', models.CharField(max_length=4)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('signing_key', models.BinaryField(max_length=32)),
                ('sealing_key', models.BinaryField(max_length=32)),
                ('admitted_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('admitted_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('signing_key',), name='one_partner_a_key')],
            },
        ),
        migrations.CreateModel(
            name='Package',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('out', 'Out'), ('in', 'In')], max_length=3)),
                ('digest', models.BinaryField(max_length=32)),
                ('at', models.DateTimeField()),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='packages', to='cases.case')),
                ('partner', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='exchange.partner')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'way'], name='exchange_pa_case_id_24570b_idx')],
                'constraints': [models.UniqueConstraint(fields=('way', 'digest'), name='one_package_a_digest')],
            },
        ),
    ]
