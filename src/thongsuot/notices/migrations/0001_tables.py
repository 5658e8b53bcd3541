import thongsuot.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('notices', '0001_initial'), ('notices', '0002_sealed_addresses'), ('notices', '0003_no_redundant_indexes'), ('notices', '0004_mail_that_answers')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='DeadAddress',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('mark', models.BinaryField(max_length=32, unique=True)),
                ('since', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Gateway',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('email', 'email'), ('sms', 'sms'), ('webhook', 'webhook')], max_length=10, unique=True)),
                ('url', models.URLField(blank=True, max_length=300)),
                ('host', models.CharField(blank=True, max_length=200)),
                ('port', models.PositiveIntegerField(blank=True, null=True)),
                ('security', models.CharField(choices=[('none', 'None'), ('starttls', 'Starttls'), ('tls', 'Tls')], default='starttls', max_length=10)),
                ('user', models.CharField(blank=True, max_length=120)),
                ('secret_name', models.CharField(blank=True, max_length=60)),
                ('from_address', models.EmailField(blank=True, max_length=254)),
                ('active', models.BooleanField(default=False)),
                ('changed_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('about_ref', models.CharField(max_length=80, unique=True)),
                ('sealed', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('email', 'Email'), ('sms', 'Sms'), ('webhook', 'Webhook'), ('letter', 'Letter'), ('desk', 'Desk')], max_length=10)),
                ('address', models.CharField(blank=True, max_length=500)),
                ('officer_id', models.UUIDField(null=True)),
                ('unit_id', models.UUIDField(db_index=True, null=True)),
                ('about_ref', models.CharField(blank=True, max_length=80)),
                ('template', models.CharField(max_length=60)),
                ('language', models.CharField(default='vi', max_length=2)),
                ('params', models.JSONField(default=dict)),
                ('sealed', models.BinaryField(null=True)),
                ('urgent', models.BooleanField(default=False)),
                ('practice', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sent', 'Sent'), ('failed', 'Failed'), ('stopped', 'Stopped')], default='waiting', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_attempt_at', models.DateTimeField()),
                ('created_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('read_at', models.DateTimeField(null=True)),
                ('problem', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['next_attempt_at'], name='message_waiting'), models.Index(fields=['officer_id', 'read_at'], name='notices_mes_officer_5f450e_idx'), models.Index(condition=models.Q(('channel', 'desk')), fields=['officer_id', '-created_at'], name='message_desk'), models.Index(condition=models.Q(('channel', 'letter'), ('state', 'waiting')), fields=['unit_id', 'created_at'], name='message_letters'), models.Index(condition=models.Q(('address', ''), _negated=True), fields=['ended_at'], name='message_address'), models.Index(fields=['about_ref'], name='notices_mes_about_r_6d1df1_idx')],
            },
        ),
    ]
