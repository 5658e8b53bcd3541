import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import thongsuot.core.ids
import thongsuot.ledger.models
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('ledger', '0001_initial')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('recorded_at', models.DateTimeField()),
                ('actor_ref', models.CharField(max_length=80)),
                ('verb', models.CharField(max_length=60)),
                ('subject_ref', models.CharField(max_length=80)),
                ('commitment', models.BinaryField(max_length=32)),
                ('transaction', thongsuot.ledger.models.TransactionId(db_default=thongsuot.ledger.models.CurrentTransaction(), editable=False)),
            ],
            options={
                'indexes': [models.Index(fields=['subject_ref'], name='ledger_entr_subject_8f24a3_idx'), models.Index(fields=['transaction', 'id'], name='entry_by_transaction')],
            },
        ),
        migrations.CreateModel(
            name='Leaf',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='ledger.entry')),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bd80cdea55986d8dc4a873a0796f1dd071e72f1d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af900', table='ledger_entry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='27cebb9fbb0725fbebf87c0cc6b39db6a9fd1589', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_43bbd', table='ledger_entry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leaf',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='daf9331e71cfeb614da4166b5d12a7905ef5493e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4fabc', table='ledger_leaf', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leaf',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='e53f10cbb632d5deb7122faa9d8401bf703b854f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_ee289', table='ledger_leaf', when='BEFORE')),
        ),
    ]
