import django.db.models.deletion
import thongsuot.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('complaints', '0001_first'), ('complaints', '0002_no_redundant_indexes')]

    initial = True

    dependencies = [
        ('cases', '0001_tables'),
        ('duties', '0001_tables'),
        ('files', '0001_tables'),
        ('people', '__first__'),
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('number', models.CharField(blank=True, max_length=60)),
                ('signed_on', models.DateField(null=True)),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='cases.case')),
                ('drafted', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('signed', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
            ],
            options={
                'ordering': ['version'],
                'constraints': [models.UniqueConstraint(fields=('case', 'version'), name='one_decision_a_version')],
            },
        ),
        migrations.CreateModel(
            name='Dialogue',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('noticed_on', models.DateField()),
                ('session_on', models.DateField()),
                ('place', models.CharField(max_length=300)),
                ('invited', models.TextField()),
                ('head_attends', models.BooleanField(default=False)),
                ('held_on', models.DateField(null=True)),
                ('present', models.TextField(blank=True)),
                ('minutes', models.TextField(blank=True)),
                ('called', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dialogues', to='cases.case')),
                ('held', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
            ],
            options={
                'ordering': ['session_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=300)),
                ('folio_from', models.PositiveSmallIntegerField()),
                ('folio_to', models.PositiveSmallIntegerField()),
                ('given_by', models.CharField(max_length=20)),
                ('received_on', models.DateField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('attachment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.attachment')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='cases.case')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='one_evidence_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('leads', models.BooleanField(default=False)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='team', to='cases.case')),
                ('ended', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Minute',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField()),
                ('place', models.CharField(max_length=300)),
                ('present', models.TextField()),
                ('text', models.TextField()),
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='cases.case')),
            ],
            options={
                'ordering': ['held_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Obligation',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=10)),
                ('amount', models.PositiveBigIntegerField(null=True)),
                ('text', models.CharField(max_length=500)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(null=True)),
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='obligations', to='cases.case')),
                ('done', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.duty')),
            ],
            options={
                'ordering': ['due_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('outcome', models.CharField(max_length=10)),
                ('text', models.TextField()),
                ('decision', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='complaints.decision')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.item')),
            ],
            options={
                'ordering': ['item__number'],
                'constraints': [models.UniqueConstraint(fields=('decision', 'item'), name='one_outcome_an_item')],
            },
        ),
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='complaint', serialize=False, to='cases.case')),
                ('number', models.CharField(blank=True, max_length=100)),
                ('body_name', models.CharField(blank=True, max_length=200)),
                ('level', models.CharField(default='first', max_length=10)),
                ('about', models.CharField(blank=True, max_length=10)),
                ('discipline', models.BooleanField(default=False)),
                ('dismissal', models.BooleanField(default=False)),
                ('disputed_on', models.DateField(null=True)),
                ('known_on', models.DateField(null=True)),
                ('obstacle_days', models.PositiveSmallIntegerField(default=0)),
                ('standing', models.CharField(blank=True, max_length=20)),
                ('standing_paper', models.BooleanField(default=False)),
                ('signed', models.BooleanField(default=False)),
                ('remote', models.BooleanField(default=False)),
                ('complex', models.BooleanField(default=False)),
                ('accepted_on', models.DateField(null=True)),
                ('differs', models.BooleanField(default=False)),
                ('decided_on', models.DateField(null=True)),
                ('sent_on', models.DateField(null=True)),
                ('received_back_on', models.DateField(null=True)),
                ('in_effect_on', models.DateField(null=True)),
                ('disputed_suspended', models.BooleanField(default=False)),
                ('sued_on', models.DateField(null=True)),
                ('consented', models.BooleanField(default=False)),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('in_effect_on', None)), fields=['decided_on'], name='complaint_waiting')],
            },
        ),
    ]
