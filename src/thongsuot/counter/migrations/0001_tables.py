import django.db.models.deletion
import thongsuot.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('counter', '0001_paper_at_the_counter')]

    initial = True

    dependencies = [
        ('cases', '0001_tables'),
        ('files', '0001_tables'),
        ('people', '__first__'),
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bundle',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'number'), name='one_bundle_a_number')],
            },
        ),
        migrations.CreateModel(
            name='PhoneLink',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.BinaryField(max_length=32, unique=True)),
                ('made_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('forgotten', models.BooleanField(default=False)),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('officer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'officer'], name='counter_pho_case_id_2d718e_idx'), models.Index(condition=models.Q(('forgotten', False)), fields=['made_at'], name='phone_kept')],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=13, unique=True)),
                ('secret_hash', models.BinaryField(max_length=64)),
                ('state', models.CharField(choices=[('open', 'Open'), ('used', 'Used'), ('void', 'Void')], default='open', max_length=4)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('closed_at', models.DateTimeField(null=True)),
                ('bundle', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='counter.bundle')),
                ('case', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sheet', to='cases.case')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('bundle', 'number'), name='one_sheet_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('state', 'used')), models.Q(models.Q(('state', 'used'), _negated=True), ('case', None)), _connector='OR'), name='sheet_is_used_by_a_case')],
            },
        ),
        migrations.CreateModel(
            name='Book',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=10)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('named', models.BooleanField()),
                ('practice', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField()),
                ('total', models.PositiveIntegerField()),
                ('done', models.PositiveIntegerField(default=0)),
                ('finished_at', models.DateTimeField(null=True)),
                ('file', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.attachment')),
                ('officer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['officer', '-asked_at'], name='counter_boo_officer_baf19e_idx')],
            },
        ),
    ]
