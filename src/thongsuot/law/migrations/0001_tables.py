import pgtrigger.compiler
import pgtrigger.migrations
import thongsuot.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('law', '0001_first'), ('law', '0002_transitional_clauses'), ('law', '0003_withdrawn_rows'), ('law', '0004_years_taken_off')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarYear',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('known_since', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=80)),
                ('ground', models.TextField()),
                ('confidence', models.CharField(choices=[('verified', 'verified'), ('general', 'general'), ('unsure', 'unsure')], max_length=8)),
                ('year', models.PositiveSmallIntegerField()),
                ('withdrawn', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='RuleChange',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('known_since', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=80)),
                ('ground', models.TextField()),
                ('confidence', models.CharField(choices=[('verified', 'verified'), ('general', 'general'), ('unsure', 'unsure')], max_length=8)),
                ('code', models.CharField(max_length=60)),
                ('variant', models.CharField(blank=True, default='', max_length=40)),
                ('length', models.PositiveSmallIntegerField()),
                ('unit', models.CharField(choices=[('working-day', 'working-day'), ('calendar-day', 'calendar-day'), ('month', 'month'), ('year', 'year')], max_length=12)),
                ('counting', models.CharField(choices=[('forward', 'forward'), ('backward', 'backward'), ('consecutive', 'consecutive')], max_length=11)),
                ('rolls', models.BooleanField()),
                ('in_force_from', models.DateField()),
                ('in_force_until', models.DateField(blank=True, null=True)),
                ('until_known_since', models.DateField(blank=True, null=True)),
                ('counts_worked_saturday', models.BooleanField(default=True)),
                ('counts_saturday', models.BooleanField(default=False)),
                ('instrument', models.CharField(max_length=300)),
                ('instrument_en', models.CharField(max_length=300)),
                ('article', models.CharField(max_length=200)),
                ('article_en', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=300)),
                ('title_en', models.CharField(max_length=300)),
                ('transition', models.TextField(blank=True, default='')),
                ('transition_en', models.TextField(blank=True, default='')),
                ('note', models.TextField(blank=True, default='')),
                ('note_en', models.TextField(blank=True, default='')),
                ('withdrawn', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['code', 'variant'], name='law_rulecha_code_066918_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('length__gte', 1)), name='rule_change_length'), models.CheckConstraint(condition=models.Q(('unit__in', ('working-day', 'calendar-day', 'month', 'year'))), name='rule_change_unit'), models.CheckConstraint(condition=models.Q(('counting__in', ('forward', 'backward', 'consecutive'))), name='rule_change_counting'), models.CheckConstraint(condition=models.Q(('confidence__in', ('verified', 'general', 'unsure'))), name='rule_change_confidence'), models.CheckConstraint(condition=models.Q(('rolls', False), models.Q(models.Q(('counting', 'consecutive'), _negated=True), models.Q(('unit', 'working-day'), _negated=True)), _connector='OR'), name='rule_change_rolls'), models.CheckConstraint(condition=models.Q(('in_force_until', None), ('in_force_until__gte', models.F('in_force_from')), _connector='OR'), name='rule_change_period'), models.CheckConstraint(condition=models.Q(models.Q(('instrument', ''), _negated=True), models.Q(('article', ''), _negated=True), models.Q(('title', ''), _negated=True)), name='rule_change_source')],
            },
        ),
        migrations.CreateModel(
            name='CalendarChange',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('known_since', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=80)),
                ('ground', models.TextField()),
                ('confidence', models.CharField(choices=[('verified', 'verified'), ('general', 'general'), ('unsure', 'unsure')], max_length=8)),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('off', 'off'), ('swapped', 'swapped'), ('worked', 'worked'), ('ordinary', 'ordinary')], max_length=8)),
                ('name', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
            ],
            options={
                'indexes': [models.Index(fields=['on'], name='law_calenda_on_1d1611_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('off', 'swapped', 'worked', 'ordinary'))), name='calendar_change_kind'), models.CheckConstraint(condition=models.Q(('confidence__in', ('verified', 'general', 'unsure'))), name='calendar_change_confidence')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0d0e8bd05f0baba53dbc8f299ce8c8ec75a61213', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2c79b', table='law_calendarchange', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarchange',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='f1fda63dea7693bd06b3922153007a6be142da76', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_df0ab', table='law_calendarchange', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendaryear',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='333bade7b56b0bc68c63e9b4cb5477e4f3e3aef1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f2cec', table='law_calendaryear', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendaryear',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='b412622b505c6ce92977173b9bb40a0325e87688', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_e6f5d', table='law_calendaryear', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rulechange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='09ceec0c327b94e497574ebd810e693969d171a2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8bddb', table='law_rulechange', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rulechange',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='ed367b390b4544730775284fdb2594edd4a89bd1', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_e5cf6', table='law_rulechange', when='BEFORE')),
        ),
    ]
