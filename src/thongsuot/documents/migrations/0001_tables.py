import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import thongsuot.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('documents', '0001_initial'), ('documents', '0002_no_redundant_indexes')]

    initial = True

    dependencies = [
        ('files', '0001_tables'),
        ('ledger', '0001_tables'),
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Register',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=8)),
                ('practice', models.BooleanField(default=False)),
                ('last', models.PositiveIntegerField(default=0)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'year', 'kind', 'practice'), name='one_register')],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('subject_ref', models.CharField(max_length=80)),
                ('form', models.CharField(max_length=20)),
                ('practice', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('draft', 'draft'), ('numbered', 'numbered'), ('signed', 'signed'), ('cancelled', 'cancelled')], default='draft', max_length=10)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('drawn_on', models.DateField()),
                ('letters', models.CharField(blank=True, max_length=40)),
                ('number', models.PositiveIntegerField(null=True)),
                ('signed_on', models.DateField(null=True)),
                ('signed_by', models.CharField(blank=True, choices=[('screen', 'screen'), ('scan', 'scan'), ('digital', 'digital')], max_length=10)),
                ('cancelled_on', models.DateField(null=True)),
                ('sent_on', models.DateField(null=True)),
                ('receipt_on', models.DateField(null=True)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='documents.document')),
                ('original', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.attachment')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('register', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='documents.register')),
            ],
            options={
                'indexes': [models.Index(fields=['subject_ref'], name='documents_d_subject_6394c0_idx')],
                'constraints': [models.UniqueConstraint(fields=('register', 'number'), name='one_document_a_number'), models.CheckConstraint(condition=models.Q(models.Q(('number', None), ('register', None)), models.Q(('number__gt', 0), ('register__isnull', False), ('signed_on__isnull', False)), _connector='OR'), name='a_number_is_of_a_register'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'signed'), _negated=True), ('original__isnull', False), _connector='OR'), name='signed_has_original')],
            },
        ),
        migrations.CreateModel(
            name='DocumentAct',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('verb', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('actor_ref', models.CharField(max_length=80)),
                ('details', models.JSONField(default=dict)),
                ('document', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='documents.document')),
                ('entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='one_act_a_number')],
            },
        ),
        migrations.CreateModel(
            name='DocumentContent',
            fields=[
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='documents.documentact')),
                ('key', models.BinaryField(max_length=32)),
                ('texts', models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('post', 'post'), ('hand', 'hand'), ('electronic', 'electronic')], max_length=12)),
                ('tracking', models.CharField(blank=True, max_length=40)),
                ('to_person', models.BooleanField(default=True)),
                ('sent_on', models.DateField()),
                ('receipt_on', models.DateField(null=True)),
                ('proof', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.attachment')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='documents.document')),
                ('sent', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='delivery', to='documents.documentact')),
            ],
            options={
                'ordering': ['sent_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('receipt_on', None), ('receipt_on__gte', models.F('sent_on')), _connector='OR'), name='received_after_sending'), models.CheckConstraint(condition=models.Q(models.Q(('way', 'post'), _negated=True), models.Q(('tracking', ''), _negated=True), _connector='OR'), name='post_has_tracking')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentact',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b7b03374986b3167c8770d8a543ff0c47950c9ce', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b0b6a', table='documents_documentact', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentact',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='2528b9887c2587f5e940c8d12dc8990153cd8330', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_d5069', table='documents_documentact', when='BEFORE')),
        ),
    ]
