import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import thongsuot.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('denunciations', '0001_sealed_room'), ('denunciations', '0002_imported_rows'), ('denunciations', '0003_published_conclusions'), ('denunciations', '0004_passages'), ('denunciations', '0005_search_of_conclusions'), ('denunciations', '0006_overseers_and_successions'), ('denunciations', '0007_no_redundant_indexes'), ('denunciations', '0008_former_bodies')]

    initial = True

    dependencies = [
        ('ledger', '0001_tables'),
        ('people', '0001_tables'),
        ('people', '__first__'),
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Denunciation',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('form_mark', models.BinaryField(max_length=32, null=True, unique=True)),
                ('receipt_lookup', models.BinaryField(max_length=32, null=True, unique=True)),
                ('receipt_box', models.BinaryField(max_length=400, null=True)),
                ('title', models.BinaryField(max_length=2000, null=True)),
                ('received_at', models.DateTimeField()),
                ('state', models.CharField(max_length=16)),
                ('received_on', models.DateField()),
                ('channel', models.CharField(max_length=12)),
                ('anonymous', models.BooleanField(default=False)),
                ('suspended', models.BooleanField(default=False)),
                ('withdrawn', models.BooleanField(default=False)),
                ('protection', models.CharField(blank=True, max_length=8)),
                ('complexity', models.CharField(blank=True, max_length=18)),
                ('outcome', models.CharField(blank=True, max_length=8)),
                ('extensions', models.PositiveSmallIntegerField(default=0)),
                ('again', models.PositiveSmallIntegerField(default=0)),
                ('accepted_on', models.DateField(null=True)),
                ('concluded_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['-received_at'], name='denunciation_newest'), models.Index(fields=['unit', 'received_on'], name='denunciation_counts'), models.Index(fields=['ended_on'], name='denunciation_ended')],
            },
        ),
        migrations.CreateModel(
            name='News',
            fields=[
                ('officer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('since', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('denunciation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='identity', serialize=False, to='denunciations.denunciation')),
                ('sealed', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Exclusion',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('mark', models.BinaryField(max_length=32)),
                ('denunciation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='exclusions', to='denunciations.denunciation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('denunciation', 'mark'), name='one_exclusion')],
            },
        ),
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('mark', models.BinaryField(max_length=32, unique=True)),
                ('text_mark', models.BinaryField(max_length=32)),
                ('denunciation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='denunciations.denunciation')),
            ],
        ),
        migrations.CreateModel(
            name='Keyholder',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('investigator', 'Investigator'), ('verifier', 'Verifier'), ('custodian', 'Custodian')], max_length=12)),
                ('public_key', models.BinaryField(max_length=32)),
                ('locked', models.BinaryField(max_length=300)),
                ('made_at', models.DateTimeField()),
                ('admitted_at', models.DateTimeField(null=True)),
                ('mark', models.BinaryField(max_length=32, null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('admitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('admitted_at__isnull', False), ('ended_at', None)), fields=['unit', 'kind'], name='keyholder_current')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('officer',), name='one_key_an_officer'), models.CheckConstraint(condition=models.Q(models.Q(('admitted_at', None), ('admitted_by', None)), models.Q(('admitted_at__isnull', False), ('admitted_by__isnull', False)), _connector='OR'), name='admitted_by_somebody'), models.CheckConstraint(condition=models.Q(('admitted_by', models.F('id')), _negated=True), name='never_admitted_by_oneself')],
            },
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(null=True)),
                ('verb', models.CharField(max_length=24)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('details', models.JSONField(default=dict)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
                ('officer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('denunciation', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='denunciations.denunciation')),
                ('keyholder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='denunciations.keyholder')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('denunciation', 'number'), name='one_number_a_denunciation'), models.CheckConstraint(condition=models.Q(models.Q(('denunciation', None), ('keyholder__isnull', False)), models.Q(('denunciation__isnull', False), ('keyholder', None)), _connector='OR'), name='act_on_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='IdentityRequest',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('granted', 'Granted'), ('refused', 'Refused')], default='waiting', max_length=8)),
                ('days', models.PositiveSmallIntegerField()),
                ('words', models.BinaryField(null=True)),
                ('key_box', models.BinaryField(max_length=400, null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('denunciation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identity_requests', to='denunciations.denunciation')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'asked_at'], name='identity_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('denunciation', 'asked_by'), name='one_request_waits'), models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='decided_by_another')],
            },
        ),
        migrations.CreateModel(
            name='ActContent',
            fields=[
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='denunciations.act')),
                ('part', models.CharField(max_length=8)),
                ('sealed', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='IdentityGrant',
            fields=[
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='grant', serialize=False, to='denunciations.identityrequest')),
                ('sealed', models.BinaryField(max_length=200)),
                ('until', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='IdentityWrap',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField(max_length=600)),
                ('denunciation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='identity_wraps', to='denunciations.denunciation')),
                ('custodian', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('denunciation', 'custodian'), name='one_identity_wrap')],
            },
        ),
        migrations.CreateModel(
            name='Envelope',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('investigator', 'Investigator'), ('reviewer', 'Reviewer'), ('verifier', 'Verifier')], max_length=12)),
                ('sealed', models.BinaryField(max_length=300)),
                ('given_at', models.DateTimeField()),
                ('former', models.BooleanField(default=False)),
                ('denunciation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='envelopes', to='denunciations.denunciation')),
                ('keyholder', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
            ],
            options={
                'indexes': [models.Index(fields=['keyholder', 'denunciation'], name='envelope_reader')],
                'constraints': [models.UniqueConstraint(fields=('denunciation', 'keyholder'), name='one_envelope')],
            },
        ),
        migrations.CreateModel(
            name='Overseer',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('report_key', models.BinaryField(max_length=200, null=True)),
                ('report', models.BinaryField(null=True)),
                ('reported_on', models.DateField(null=True)),
                ('denunciation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='overseers', to='denunciations.denunciation')),
                ('keyholder', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
            ],
            options={
                'indexes': [models.Index(fields=['keyholder'], name='overseer_reader')],
                'constraints': [models.UniqueConstraint(fields=('denunciation', 'keyholder'), name='one_overseer')],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('lookup', models.BinaryField(max_length=32, unique=True)),
                ('box', models.BinaryField(max_length=400)),
                ('denunciation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='denunciations.denunciation')),
            ],
        ),
        migrations.CreateModel(
            name='PublishedConclusion',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('unit_name', models.CharField(max_length=300)),
                ('published_on', models.DateField()),
                ('search_key', models.TextField(default='')),
                ('words', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('search_key', config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
            ],
            options={
                'indexes': [models.Index(fields=['-published_on', '-id'], name='conclusion_new'), models.Index(fields=['unit_name', '-published_on', '-id'], name='conclusion_unit'), django.contrib.postgres.indexes.GinIndex(fields=['words'], name='conclusion_words')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('content', 'Content'), ('file', 'File'), ('identity', 'Identity'), ('redacted', 'Redacted'), ('report', 'Report'), ('keys', 'Keys')], max_length=8)),
                ('at', models.DateTimeField()),
                ('key', models.BinaryField(max_length=32)),
                ('denunciation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='denunciations.denunciation')),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['denunciation', '-at'], name='reading_newest')],
            },
        ),
        migrations.CreateModel(
            name='RecoveryRequest',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('new_public', models.BinaryField(max_length=32)),
                ('new_locked', models.BinaryField(max_length=300)),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('half', 'Half'), ('ready', 'Ready'), ('done', 'Done'), ('refused', 'Refused')], default='asked', max_length=8)),
                ('result', models.BinaryField(max_length=300, null=True)),
                ('asked_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('first', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
                ('keyholder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recoveries', to='denunciations.keyholder')),
                ('second', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('keyholder',), name='one_recovery_at_a_time'), models.CheckConstraint(condition=models.Q(('first', None), ('second', None), models.Q(('first', models.F('second')), _negated=True), _connector='OR'), name='recovery_by_two')],
            },
        ),
        migrations.CreateModel(
            name='RecoveryShare',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('blob', models.BinaryField(max_length=300)),
                ('opened', models.BinaryField(max_length=300, null=True)),
                ('inner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='denunciations.keyholder')),
                ('keyholder', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='denunciations.keyholder')),
                ('outer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='denunciations.keyholder')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('keyholder', 'outer', 'inner'), name='one_share_a_pair'), models.CheckConstraint(condition=models.Q(('outer', models.F('inner')), _negated=True), name='two_custodians')],
            },
        ),
        migrations.CreateModel(
            name='RequestEnvelope',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('words_key', models.BinaryField(max_length=200)),
                ('peeled', models.BinaryField(max_length=200)),
                ('custodian', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
                ('request', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='envelopes', to='denunciations.identityrequest')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'custodian'), name='one_request_envelope')],
            },
        ),
        migrations.CreateModel(
            name='SealedDuty',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('task', models.CharField(max_length=20)),
                ('turn', models.PositiveSmallIntegerField(default=1)),
                ('rule_code', models.CharField(max_length=40)),
                ('rule_variant', models.CharField(blank=True, max_length=40)),
                ('rule_in_force_from', models.DateField(null=True)),
                ('basis', models.CharField(blank=True, max_length=300)),
                ('starts_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('remind_on', models.DateField(null=True)),
                ('look_on', models.DateField(null=True)),
                ('suspended_since', models.DateField(null=True)),
                ('state', models.CharField(max_length=10)),
                ('ended_on', models.DateField(null=True)),
                ('denunciation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='duties', to='denunciations.denunciation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'open')), fields=['look_on'], name='sealed_duty_look')],
                'constraints': [models.UniqueConstraint(fields=('denunciation', 'task', 'turn'), name='one_sealed_duty')],
            },
        ),
        migrations.CreateModel(
            name='SealedFile',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(max_length=8)),
                ('sealed', models.BinaryField(null=True)),
                ('size', models.PositiveBigIntegerField()),
                ('place', models.CharField(blank=True, max_length=80)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='denunciations.act')),
                ('denunciation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='denunciations.denunciation')),
            ],
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('half', 'Half'), ('done', 'Done'), ('dropped', 'Dropped')], default='half', max_length=8)),
                ('asked_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('passed', models.PositiveIntegerField(default=0)),
                ('left', models.PositiveIntegerField(default=0)),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
                ('keyholder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='denunciations.keyholder')),
                ('second', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='denunciations.keyholder')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('keyholder',), name='one_succession_at_a_time'), models.CheckConstraint(condition=models.Q(('keyholder', models.F('successor')), _negated=True), name='succeeded_by_another'), models.CheckConstraint(condition=models.Q(('second', None), models.Q(('first', models.F('second')), _negated=True), _connector='OR'), name='succession_by_two')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='act',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='642f5887b48bc7d55c795ce06cc42ea6912cfcb6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3d7a6', table='denunciations_act', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='act',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='1b4e7b0d8807148e4916261539dd9ffb4eedfba8', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_08291', table='denunciations_act', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reading',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='617961699197bda13fa535ae7f96e61b15a0e7f9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_33663', table='denunciations_reading', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reading',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='5ffbcd1242d10dc13b00cf3e0a4763861457da33', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_ab53c', table='denunciations_reading', when='BEFORE')),
        ),
    ]
