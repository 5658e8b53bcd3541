import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import thongsuot.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('changes', '0001_initial'), ('changes', '0002_recounts'), ('changes', '0003_no_redundant_indexes'), ('changes', '0004_reorganisations'), ('changes', '0005_registers'), ('changes', '0006_registers_without_redundant_indexes'), ('changes', '0007_layouts_by_the_house_s_key')]

    initial = True

    dependencies = [
        ('cases', '0001_tables'),
        ('duties', '0001_tables'),
        ('ledger', '0001_tables'),
        ('people', '__first__'),
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('verb', models.CharField(max_length=30)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('actor_ref', models.CharField(max_length=80)),
                ('subject_ref', models.CharField(max_length=80)),
                ('details', models.JSONField(default=dict)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
            ],
            options={
                'indexes': [models.Index(fields=['subject_ref'], name='changes_cha_subject_8e4ba6_idx')],
            },
        ),
        migrations.CreateModel(
            name='ChangeContent',
            fields=[
                ('change', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='changes.change')),
                ('key', models.BinaryField(max_length=32)),
                ('texts', models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='KnownLayout',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('mark', models.CharField(max_length=64)),
                ('columns', models.JSONField(default=dict)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'mark'), name='one_layout_of_headings')],
            },
        ),
        migrations.CreateModel(
            name='Recount',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('scope', models.JSONField(default=dict)),
                ('cursor', models.UUIDField(null=True)),
                ('looked', models.PositiveIntegerField(default=0)),
                ('moved', models.PositiveIntegerField(default=0)),
                ('started_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('told_at', models.DateTimeField(null=True)),
                ('change', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recounts', to='changes.change')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('told_at', None)), fields=['started_at'], name='recount_open')],
            },
        ),
        migrations.CreateModel(
            name='MovedDay',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('from_on', models.DateField(null=True)),
                ('to_on', models.DateField(null=True)),
                ('told', models.BooleanField(default=False)),
                ('duty', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='duties.duty')),
                ('officer', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('recount', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='days', to='changes.recount')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('told', False)), fields=['recount', 'unit', 'officer'], name='untold')],
                'constraints': [models.UniqueConstraint(fields=('recount', 'duty'), name='one_move_a_duty')],
            },
        ),
        migrations.CreateModel(
            name='Register',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(max_length=60)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('key', models.BinaryField(max_length=32)),
                ('headings', models.JSONField(default=list)),
                ('layout', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('mapping', 'Mapping'), ('looking', 'Looking'), ('looked', 'Looked'), ('taking', 'Taking'), ('taken', 'Taken'), ('undoing', 'Undoing'), ('undone', 'Undone'), ('dropped', 'Dropped')], default='mapping', max_length=8)),
                ('problem', models.TextField(blank=True)),
                ('pieces', models.PositiveIntegerField(default=0)),
                ('cursor', models.PositiveIntegerField(default=0)),
                ('rows', models.PositiveIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('accepted', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('sealed', models.PositiveIntegerField(default=0)),
                ('odd', models.PositiveIntegerField(default=0)),
                ('uploaded_at', models.DateTimeField()),
                ('worked_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('kept_until', models.DateField()),
                ('change', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='changes.change')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', '-uploaded_at'], name='changes_reg_unit_id_055843_idx')],
            },
        ),
        migrations.CreateModel(
            name='OddRow',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('reason', models.TextField()),
                ('sealed', models.BinaryField(blank=True)),
                ('state', models.CharField(choices=[('open', 'Open'), ('taken', 'Taken'), ('aside', 'Aside')], default='open', max_length=5)),
                ('register', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='odd_rows', to='changes.register')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('register', 'number'), name='one_odd_row_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Reorganisation',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('planned', 'Planned'), ('moving', 'Moving'), ('done', 'Done'), ('undone', 'Undone')], default='draft', max_length=8)),
                ('on', models.DateField()),
                ('basis', models.CharField(max_length=300)),
                ('text', models.TextField()),
                ('seen', models.CharField(max_length=64)),
                ('seen_at', models.DateTimeField()),
                ('totals', models.JSONField(default=dict)),
                ('problem', models.TextField(blank=True)),
                ('in_force_at', models.DateTimeField(null=True)),
                ('room', models.CharField(blank=True, max_length=20)),
                ('cursor', models.UUIDField(null=True)),
                ('moved', models.JSONField(default=dict)),
                ('finished_at', models.DateTimeField(null=True)),
                ('change', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reorganisations', to='changes.change')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ('planned', 'moving'))), fields=['on'], name='reorganisation_open')],
            },
        ),
        migrations.CreateModel(
            name='TakenRow',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('revision', models.PositiveIntegerField()),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('register', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='taken_rows', to='changes.register')),
            ],
            options={
                'indexes': [models.Index(fields=['register', 'number'], name='changes_tak_registe_f8b71a_idx')],
            },
        ),
        migrations.CreateModel(
            name='Unplaced',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('case', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('duty', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='duties.duty')),
                ('former', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('reorganisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unplaced', to='changes.reorganisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('case', None), ('duty__isnull', False)), models.Q(('case__isnull', False), ('duty', None)), _connector='OR'), name='a_case_or_a_duty')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='change',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='21bb38f8bbf5b36ea86af8fa51a1738aaf667f3d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_708ff', table='changes_change', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='change',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='29166863c8fdedfd60c0561950c498a1269b47e9', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_f78dd', table='changes_change', when='BEFORE')),
        ),
    ]
