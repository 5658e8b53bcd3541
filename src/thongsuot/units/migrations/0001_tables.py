import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import thongsuot.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('units', '0001_initial'), ('units', '0002_no_redundant_indexes'), ('units', '0003_heirs'), ('units', '0004_heirs_of_the_past'), ('units', '0005_alterations')]

    initial = True

    dependencies = [
        ('ledger', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alteration',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='alteration', serialize=False, to='ledger.entry')),
                ('lines', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('level', models.CharField(choices=[('province', 'Province'), ('district', 'District'), ('commune', 'Commune'), ('hamlet', 'Hamlet')], max_length=10)),
                ('code', models.CharField(blank=True, max_length=10)),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=40)),
                ('valid_from', models.DateField(null=True)),
                ('valid_until', models.DateField(null=True)),
                ('search_key', models.CharField(max_length=200)),
                ('sort_key', models.BinaryField(max_length=400)),
                ('parent', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='units.place')),
            ],
            options={
                'indexes': [models.Index(fields=['level', 'code'], name='units_place_level_ae50c9_idx'), models.Index(fields=['parent', 'level'], name='units_place_parent__5b8588_idx'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('search_key', config='simple'), name='place_words')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='place_dates')],
            },
        ),
        migrations.CreateModel(
            name='PlaceSuccession',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('whole', models.BooleanField()),
                ('former', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='units.place')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='predecessions', to='units.place')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('former', 'successor'), name='one_succession')],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(blank=True, max_length=80)),
                ('kind', models.CharField(choices=[('committee', 'Committee'), ('council', 'Council'), ('office', 'Office'), ('department', 'Department'), ('service', 'Service'), ('reception', 'Reception'), ('inspectorate', 'Inspectorate'), ('police', 'Police'), ('party', 'Party'), ('front', 'Front'), ('mass', 'Mass'), ('hamlet', 'Hamlet'), ('central', 'Central'), ('other', 'Other')], max_length=20)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('outside', models.BooleanField(default=False)),
                ('practice', models.BooleanField(default=False)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('address', models.CharField(blank=True, max_length=300)),
                ('search_key', models.CharField(max_length=300)),
                ('sort_key', models.BinaryField(max_length=600)),
                ('heir', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='formers', to='units.unit')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='units.unit')),
                ('place', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='units', to='units.place')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('search_key', config='simple'), name='unit_words'), models.Index(fields=['place', 'kind'], name='units_unit_place_i_3fee8a_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='unit_dates')],
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('valid_from', models.DateField(null=True)),
                ('valid_until', models.DateField(null=True)),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placements', to='units.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from', None), ('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='placement_dates')],
            },
        ),
        migrations.CreateModel(
            name='Lineage',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('depth', models.PositiveSmallIntegerField()),
                ('ancestor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lineage_down', to='units.unit')),
                ('descendant', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lineage_up', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['descendant', 'depth'], name='units_linea_descend_aa470a_idx')],
                'constraints': [models.UniqueConstraint(fields=('ancestor', 'descendant'), name='one_lineage')],
            },
        ),
        migrations.CreateModel(
            name='Installation',
            fields=[
                ('id', models.SmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ('code_prefix', models.CharField(max_length=4)),
                ('name_vi', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('hours', models.CharField(blank=True, max_length=200)),
                ('root_unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='one_installation')],
            },
        ),
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(blank=True, max_length=80)),
                ('until', models.DateField()),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='former_names', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'until'], name='units_forme_unit_id_c44862_idx')],
            },
        ),
        migrations.CreateModel(
            name='Competence',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(blank=True, max_length=60)),
                ('kind', models.CharField(blank=True, max_length=20)),
                ('basis', models.CharField(blank=True, max_length=300)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(null=True)),
                ('place', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.place')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='competences', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['place', 'topic'], name='units_compe_place_i_684eb5_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='competence_dates')],
            },
        ),
        migrations.CreateModel(
            name='UnitSuccession',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('whole', models.BooleanField(default=True)),
                ('former', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='units.unit')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='predecessions', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('former', 'successor'), name='one_unit_succession')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='no_loop', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."parent_id" IS NOT NULL)', constraint='CONSTRAINT', func="\n        IF EXISTS (\n            WITH RECURSIVE above(id, parent_id) AS (\n                SELECT id, parent_id FROM units_unit WHERE id = NEW.parent_id\n                UNION\n                SELECT u.id, u.parent_id FROM units_unit u JOIN above a ON u.id = a.parent_id\n            )\n            SELECT 1 FROM above WHERE id = NEW.id\n        ) THEN\n            RAISE EXCEPTION 'unit % would stand under itself', NEW.id USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NULL;\n    ", hash='1961b1678d7bb3da1df0f49c5248be2c3279df02', operation='INSERT OR UPDATE OF "parent_id"', pgid='pgtrigger_no_loop_2e8f1', table='units_unit', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
