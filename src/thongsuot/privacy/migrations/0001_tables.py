import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import thongsuot.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('privacy', '0001_initial')]

    initial = True

    dependencies = [
        ('duties', '0001_tables'),
        ('ledger', '0001_tables'),
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Breach',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('happened', models.CharField(choices=[('seen', 'Người không có quyền đã xem hoặc lấy'), ('lost', 'Mất, hỏng, không mở được'), ('changed', 'Bị sửa trái phép')], max_length=12)),
                ('noticed_at', models.DateTimeField()),
                ('tell_by', models.DateTimeField()),
                ('persons', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('told', 'Told'), ('closed', 'Closed')], default='open', max_length=12)),
                ('told_at', models.DateTimeField(null=True)),
                ('closed_on', models.DateField(null=True)),
                ('duty', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.duty')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
        ),
        migrations.CreateModel(
            name='DataRequest',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('asked', models.CharField(choices=[('see', 'Xem hoặc nhận bản sao dữ liệu của mình'), ('correct', 'Sửa dữ liệu sai'), ('erase', 'Xóa dữ liệu'), ('restrict', 'Hạn chế hoặc phản đối việc dùng dữ liệu'), ('withdraw', 'Rút lại sự đồng ý')], max_length=12)),
                ('came_on', models.DateField()),
                ('state', models.CharField(choices=[('open', 'Open'), ('acknowledged', 'Acknowledged'), ('closed', 'Closed')], default='open', max_length=12)),
                ('outcome', models.CharField(blank=True, choices=[('done', 'Đã làm theo yêu cầu'), ('partly', 'Làm được một phần'), ('refused', 'Không làm được, có nêu căn cứ')], max_length=12)),
                ('closed_on', models.DateField(null=True)),
                ('duty', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='duties.duty')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('verb', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('actor_ref', models.CharField(max_length=80)),
                ('details', models.JSONField(default=dict)),
                ('breach', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='privacy.breach')),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.entry')),
                ('request', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='privacy.datarequest')),
            ],
            options={
                'ordering': ['at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('request__isnull', True), ('breach__isnull', True), _connector='XOR'), name='step_is_on_one_thing')],
            },
        ),
        migrations.CreateModel(
            name='StepContent',
            fields=[
                ('step', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='privacy.step')),
                ('key', models.BinaryField(max_length=32)),
                ('texts', models.JSONField(default=dict)),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='step',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='77ed146009cfb66d0b21844a79d832dcd09e4324', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dcbb4', table='privacy_step', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='step',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='011e5f3dc0a2c47e1ea28016ebd55cff59af51b7', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_2d8bb', table='privacy_step', when='BEFORE')),
        ),
    ]
