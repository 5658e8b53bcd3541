import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import thongsuot.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('duties', '0001_initial'), ('duties', '0002_four_kinds_urging_digests_overlaps'), ('duties', '0003_no_redundant_indexes'), ('duties', '0004_keys_beside_urging_words'), ('duties', '0005_what_runs_by_unit')]

    initial = True

    dependencies = [
        ('ledger', '0001_tables'),
        ('people', '__first__'),
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='DigestRefusal',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('officer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('once-by', 'Once By'), ('not-before', 'Not Before'), ('continuous', 'Continuous'), ('per-period', 'Per Period')], default='once-by', max_length=12)),
                ('task', models.CharField(max_length=40)),
                ('about_ref', models.CharField(max_length=80)),
                ('label', models.CharField(max_length=200)),
                ('rule_code', models.CharField(blank=True, max_length=40)),
                ('rule_variant', models.CharField(blank=True, max_length=40)),
                ('rule_in_force_from', models.DateField(null=True)),
                ('basis', models.CharField(blank=True, max_length=300)),
                ('starts_on', models.DateField()),
                ('fixed_due_on', models.DateField(null=True)),
                ('due_on', models.DateField(null=True)),
                ('remind_on', models.DateField(null=True)),
                ('look_on', models.DateField(null=True)),
                ('until_on', models.DateField(null=True)),
                ('times', models.PositiveSmallIntegerField(default=0)),
                ('done_times', models.PositiveSmallIntegerField(default=0)),
                ('period', models.CharField(blank=True, max_length=10)),
                ('follow_on', models.DateField(null=True)),
                ('part', models.CharField(choices=[('lead', 'Lead'), ('coordinating', 'Coordinating')], default='lead', max_length=12)),
                ('state', models.CharField(choices=[('open', 'Open'), ('suspended', 'Suspended'), ('met', 'Met'), ('waived', 'Waived'), ('missed', 'Missed')], default='open', max_length=10)),
                ('ended_on', models.DateField(null=True)),
                ('practice', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=0)),
                ('holder_officer', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duties', to=settings.AUTH_USER_MODEL)),
                ('holder_unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='units.unit')),
                ('parent', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='duties.duty')),
                ('series', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='duties.duty')),
            ],
            options={
                'indexes': [models.Index(fields=['about_ref'], name='duties_duty_about_r_2fd1fa_idx'), models.Index(condition=models.Q(('state__in', ('open', 'suspended'))), fields=['holder_unit', 'due_on'], include=('state', 'part', 'holder_officer', 'practice', 'id'), name='duty_running'), models.Index(fields=['holder_officer', 'state', 'due_on'], name='duties_duty_holder__a975ca_idx'), models.Index(condition=models.Q(('state', 'open')), fields=['due_on'], name='duty_open_due'), models.Index(condition=models.Q(('state', 'open')), fields=['look_on', 'id'], name='duty_open_look'), models.Index(fields=['holder_unit', 'ended_on'], name='duty_ended'), models.Index(condition=models.Q(('parent__isnull', False)), fields=['parent'], name='duty_parts'), models.Index(condition=models.Q(('kind', 'continuous'), ('state', 'open')), fields=['until_on'], name='duty_standing'), models.Index(condition=models.Q(('follow_on__isnull', False)), fields=['follow_on'], name='duty_follow')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('series__isnull', False)), fields=('series', 'starts_on'), name='one_duty_a_period'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'per-period'), _negated=True), models.Q(('period__gt', ''), ('times__gt', 0)), _connector='OR'), name='how_often'), models.CheckConstraint(condition=models.Q(models.Q(('rule_code', ''), _negated=True), ('basis__gt', ''), _connector='OR'), name='duty_has_a_basis')],
            },
        ),
        migrations.CreateModel(
            name='DutyAct',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('verb', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('actor_ref', models.CharField(max_length=80)),
                ('details', models.JSONField(default=dict)),
                ('key', models.BinaryField(max_length=32, null=True)),
                ('duty', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='duties.duty')),
                ('entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('duty', 'number'), name='one_number_a_duty')],
            },
        ),
        migrations.CreateModel(
            name='MatterKey',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('about_ref', models.CharField(max_length=80, unique=True)),
                ('topic', models.CharField(max_length=60)),
                ('day', models.DateField()),
                ('practice', models.BooleanField(default=False)),
                ('checked', models.BooleanField(default=False)),
                ('place', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.place')),
            ],
            options={
                'indexes': [models.Index(fields=['place', 'topic', 'day'], name='matter_same'), models.Index(condition=models.Q(('checked', False)), fields=['id'], name='matter_unchecked')],
            },
        ),
        migrations.CreateModel(
            name='Overlap',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('first_ref', models.CharField(max_length=80)),
                ('second_ref', models.CharField(max_length=80)),
                ('topic', models.CharField(max_length=60)),
                ('days_apart', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('different', 'Different'), ('same', 'Same')], default='open', max_length=10)),
                ('decided_on', models.DateField(null=True)),
                ('decided_by_ref', models.CharField(blank=True, max_length=80)),
                ('key', models.BinaryField(max_length=32, null=True)),
                ('entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.duty')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.place')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.duty')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['id'], name='overlap_open')],
                'constraints': [models.UniqueConstraint(fields=('first_ref', 'second_ref'), name='one_overlap'), models.CheckConstraint(condition=models.Q(('first_ref__lt', models.F('second_ref'))), name='overlap_order')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('early', 'early'), ('today', 'today'), ('late', 'late'), ('begin', 'begin')], max_length=12)),
                ('step', models.PositiveSmallIntegerField(default=0)),
                ('due_on', models.DateField()),
                ('at', models.DateTimeField()),
                ('duty', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='duties.duty')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('duty', 'kind', 'step', 'due_on'), name='one_reminder')],
            },
        ),
        migrations.CreateModel(
            name='Urging',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('answer', models.TextField(blank=True)),
                ('text_key', models.BinaryField(max_length=32, null=True)),
                ('answer_key', models.BinaryField(max_length=32, null=True)),
                ('answer_duty', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='urging', to='duties.duty')),
                ('answered', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.dutyact')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='urgings', to='duties.duty')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('urged', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.dutyact')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered', None)), fields=('duty',), name='one_open_urging'), models.CheckConstraint(condition=models.Q(('answered', None), ('answer__gt', ''), _connector='OR'), name='answer_has_words')],
            },
        ),
        migrations.CreateModel(
            name='ClimbPace',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('working_days', models.PositiveSmallIntegerField(default=2)),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='climb_pace', to='units.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('working_days__range', (1, 60))), name='climb_pace_days')],
            },
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('monday', models.DateField()),
                ('told', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('officer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('officer', 'monday'), name='one_digest_a_week')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyact',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c310bb9fbc67069be41d9c44b16a2dbe07bf492', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_85f42', table='duties_dutyact', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dutyact',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='fc4f590fede764f2943c3e30ee8a0a117249bb92', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_18f19', table='duties_dutyact', when='BEFORE')),
        ),
    ]
