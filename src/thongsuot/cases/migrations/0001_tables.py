import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
import thongsuot.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('cases', '0001_initial'), ('cases', '0002_one_entry_across_rooms'), ('cases', '0003_numbers_of_standing_items'), ('cases', '0004_search_of_the_published'), ('cases', '0005_one_secret_for_a_split_matter'), ('cases', '0006_counted_figures'), ('cases', '0007_brake_moved_to_doors'), ('cases', '0008_complaint_that_follows'), ('cases', '0009_no_redundant_indexes'), ('cases', '0010_public_copy_says_why'), ('cases', '0011_labels_views_bulk')]

    initial = True

    dependencies = [
        ('duties', '0001_tables'),
        ('files', '0001_tables'),
        ('ledger', '0001_tables'),
        ('people', '__first__'),
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=13, unique=True)),
                ('secret_hash', models.BinaryField(max_length=64)),
                ('secret_code', models.CharField(blank=True, max_length=13)),
                ('form_token', models.CharField(max_length=64, null=True)),
                ('source', models.CharField(blank=True, max_length=60)),
                ('source_id', models.CharField(blank=True, max_length=200)),
                ('source_digest', models.BinaryField(max_length=32, null=True)),
                ('practice', models.BooleanField(default=False)),
                ('received_at', models.DateTimeField()),
                ('kind', models.CharField(max_length=20)),
                ('channel', models.CharField(max_length=20)),
                ('state', models.CharField(max_length=20)),
                ('topic', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('received_on', models.DateField()),
                ('urgent', models.BooleanField(default=False)),
                ('alarm', models.CharField(blank=True, max_length=12)),
                ('suspended', models.BooleanField(default=False)),
                ('persons', models.PositiveIntegerField(default=1)),
                ('households', models.PositiveIntegerField(default=0)),
                ('answered_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('reopened', models.PositiveSmallIntegerField(default=0)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('duty', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.duty')),
                ('follows', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='cases.case')),
                ('holder_unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='units.unit')),
                ('joined_into', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined', to='cases.case')),
                ('officer', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to=settings.AUTH_USER_MODEL)),
                ('place', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.place')),
                ('received_unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('split_from', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='split_into', to='cases.case')),
                ('working_unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['holder_unit', 'state', '-received_at'], name='cases_case_holder__7f6068_idx'), models.Index(fields=['officer', 'state'], name='cases_case_officer_0ec179_idx'), models.Index(fields=['-received_at'], name='cases_case_receive_aebb3d_idx'), models.Index(fields=['received_on'], name='cases_case_receive_10214c_idx'), models.Index(fields=['place', 'topic'], name='cases_case_place_i_f02b2f_idx'), models.Index(condition=models.Q(('joined_into__isnull', False)), fields=['joined_into'], name='case_joined'), models.Index(condition=models.Q(('split_from__isnull', False)), fields=['split_from'], name='case_split'), models.Index(condition=models.Q(('follows__isnull', False)), fields=['follows'], name='case_follows'), models.Index(condition=models.Q(('alarm', 'raised')), fields=['received_at'], name='case_alarm')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source', ''), _negated=True), fields=('source', 'source_id'), name='one_case_a_source_id'), models.UniqueConstraint(condition=models.Q(('form_token__isnull', False)), fields=('form_token',), name='one_case_a_form')],
            },
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('verb', models.CharField(max_length=30)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('actor_ref', models.CharField(max_length=80)),
                ('details', models.JSONField(default=dict)),
                ('actor_unit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
                ('officer', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='cases.case')),
                ('other_case', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(fields=['verb', 'on'], name='cases_act_verb_088742_idx')],
                'constraints': [models.UniqueConstraint(fields=('case', 'number'), name='one_number_a_case')],
            },
        ),
        migrations.CreateModel(
            name='CountedFigures',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('counted_at', models.DateTimeField(db_index=True)),
                ('counted', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('title', models.CharField(max_length=200)),
                ('question', models.TextField()),
                ('kind', models.CharField(max_length=20)),
                ('topic', models.CharField(max_length=60)),
                ('unit_id', models.UUIDField(db_index=True)),
                ('unit_name', models.CharField(max_length=200)),
                ('place_id', models.UUIDField(db_index=True, null=True)),
                ('place_name', models.CharField(blank=True, max_length=200)),
                ('received_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('due_asked', models.TextField(blank=True)),
                ('answered_on', models.DateField()),
                ('published_on', models.DateField()),
                ('withdrawn_on', models.DateField(null=True)),
                ('search_key', models.TextField()),
                ('words', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('search_key', config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('withdrawn_on', None)), fields=['-published_on', '-id'], name='publication_new'), models.Index(condition=models.Q(('withdrawn_on', None)), fields=['place_name', '-published_on', '-id'], name='publication_place'), models.Index(condition=models.Q(('withdrawn_on', None)), fields=['unit_id', '-published_on', '-id'], name='publication_unit'), models.Index(models.OrderBy(models.ExpressionWrapper(django.db.models.expressions.CombinedExpression(models.F('answered_on'), '-', models.F('received_on')), output_field=models.DurationField()), descending=True), models.OrderBy(models.F('id'), descending=True), condition=models.Q(('withdrawn_on', None)), name='publication_waited'), django.contrib.postgres.indexes.GinIndex(fields=['words'], name='publication_words')],
            },
        ),
        migrations.CreateModel(
            name='PublicationItem',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('request', models.TextField()),
                ('answer', models.TextField()),
                ('legal_reason', models.CharField(blank=True, max_length=40)),
                ('evidence', models.PositiveSmallIntegerField(default=0)),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='cases.publication')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('query', models.CharField(max_length=1000)),
                ('first', models.BooleanField(default=False)),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('first', True)), fields=('officer',), name='one_first_view')],
            },
        ),
        migrations.CreateModel(
            name='SecretTry',
            fields=[
                ('code', models.CharField(max_length=13, primary_key=True, serialize=False)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('wait_until', models.DateTimeField(null=True)),
                ('tried_at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Sight',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('why', models.CharField(max_length=12)),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='sights', to='cases.case')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'case'], name='cases_sight_unit_id_3d1a46_idx')],
                'constraints': [models.UniqueConstraint(fields=('case', 'unit', 'why'), name='one_sight')],
            },
        ),
        migrations.CreateModel(
            name='ActContent',
            fields=[
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='cases.act')),
                ('key', models.BinaryField(max_length=32)),
                ('texts', models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='Bulk',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('practice', models.BooleanField(default=False)),
                ('verb', models.CharField(max_length=30)),
                ('arguments', models.JSONField(default=dict)),
                ('texts', models.JSONField(default=dict)),
                ('started_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('finished_at', None)), fields=['started_at'], name='bulk_open')],
            },
        ),
        migrations.CreateModel(
            name='Content',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='cases.case')),
                ('text', models.TextField()),
                ('place_text', models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='Signatories',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='signatories', serialize=False, to='cases.case')),
                ('sealed', models.BinaryField()),
                ('count', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='BulkItem',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField()),
                ('outcome', models.CharField(blank=True, max_length=5)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('bulk', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='items', to='cases.bulk')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('bulk', 'case'), name='one_item_a_case')],
            },
        ),
        migrations.CreateModel(
            name='Coordination',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('question', models.TextField()),
                ('answer', models.TextField(blank=True)),
                ('answered', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coordinations', to='cases.case')),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.duty')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='cases.case')),
                ('dropped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('dropped_by', None)), fields=('case', 'number'), name='one_standing_item_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('outcome', models.CharField(choices=[('done', 'Done'), ('not-done', 'Not Done')], max_length=10)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='cases.item')),
            ],
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('text', models.TextField()),
                ('legal_reason', models.CharField(blank=True, max_length=40)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('item', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='cases.item')),
            ],
            options={
                'indexes': [models.Index(fields=['item', 'round', '-id'], name='cases_respo_item_id_b057ab_idx')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.attachment')),
                ('dropped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.act')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='cases.item')),
            ],
        ),
        migrations.CreateModel(
            name='Label',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=40)),
                ('key', models.CharField(max_length=60)),
                ('retired_on', models.DateField(null=True)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'key'), name='one_label_a_name')],
            },
        ),
        migrations.CreateModel(
            name='CaseLabel',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='labels', to='cases.case')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='borne', to='cases.label')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'label'), name='one_label_a_case')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(choices=[('submitter', 'Submitter'), ('representative', 'Representative'), ('guardian', 'Guardian')], default='submitter', max_length=20)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('id_number', models.CharField(blank=True, max_length=20)),
                ('minor', models.BooleanField(default=False)),
                ('interpreter', models.CharField(blank=True, max_length=60)),
                ('paper', models.BooleanField(default=False)),
                ('notify_by', models.CharField(choices=[('none', 'None'), ('sms', 'Sms'), ('email', 'Email'), ('letter', 'Letter')], default='none', max_length=10)),
                ('language', models.CharField(default='vi', max_length=2)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='cases.case')),
            ],
        ),
        migrations.CreateModel(
            name='Publishing',
            fields=[
                ('publication', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='publishing', serialize=False, to='cases.publication')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publishings', to='cases.case')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='act',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a47bc3e09e538b9f9128fcd510d5a5d6f0a228a3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d83e0', table='cases_act', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='act',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='2600394e6849ac0db243f5a9cf3fd9b842d1e06c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_19f02', table='cases_act', when='BEFORE')),
        ),
    ]
