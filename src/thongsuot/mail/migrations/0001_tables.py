import django.db.models.deletion
import thongsuot.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('mail', '0001_initial'), ('mail', '0002_arrivals_say_where_and_what_goes'), ('mail', '0003_letters_that_go_soon')]

    initial = True

    dependencies = [
        ('cases', '0001_tables'),
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('mark', models.BinaryField(max_length=32, unique=True)),
                ('at', models.DateTimeField(db_index=True)),
                ('token', models.BinaryField(null=True)),
                ('place', models.BinaryField(db_index=True, max_length=32, null=True)),
                ('to_delete', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='MailReceipt',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('mark', models.BinaryField(max_length=32, unique=True)),
                ('made_at', models.DateTimeField(db_index=True)),
                ('opened_at', models.DateTimeField(null=True)),
                ('untaken', models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Mailbox',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('address', models.EmailField(max_length=254, unique=True)),
                ('host', models.CharField(max_length=200)),
                ('port', models.PositiveIntegerField(default=993)),
                ('security', models.CharField(choices=[('tls', 'Tls'), ('starttls', 'Starttls'), ('none', 'None')], default='tls', max_length=10)),
                ('certificate', models.TextField(blank=True)),
                ('user', models.CharField(max_length=200)),
                ('password', models.BinaryField()),
                ('folder', models.CharField(default='INBOX', max_length=200)),
                ('delete_taken', models.BooleanField(default=False)),
                ('active', models.BooleanField(default=False)),
                ('since_at', models.DateTimeField(null=True)),
                ('uid_validity', models.BigIntegerField(null=True)),
                ('last_uid', models.BigIntegerField(default=0)),
                ('trying_uid', models.BigIntegerField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('reached_at', models.DateTimeField(null=True)),
                ('problem', models.CharField(blank=True, max_length=40)),
                ('changed_at', models.DateTimeField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mailboxes', to='units.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Leftover',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('uid_validity', models.BigIntegerField()),
                ('uid', models.BigIntegerField()),
                ('mailbox', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leftovers', to='mail.mailbox')),
            ],
        ),
        migrations.CreateModel(
            name='SenderHour',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('mark', models.BinaryField(max_length=32)),
                ('hour_at', models.DateTimeField(db_index=True)),
                ('count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mark', 'hour_at'), name='one_count_an_hour')],
            },
        ),
        migrations.CreateModel(
            name='RefusedCount',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('on', models.DateField()),
                ('reason', models.CharField(max_length=20)),
                ('count', models.PositiveIntegerField(default=0)),
                ('mailbox', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='refused', to='mail.mailbox')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mailbox', 'on', 'reason'), name='one_count_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='SetAside',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=20)),
                ('at', models.DateTimeField()),
                ('uid_validity', models.BigIntegerField()),
                ('uid', models.BigIntegerField()),
                ('outline', models.BinaryField()),
                ('sealed', models.BinaryField(null=True)),
                ('warned_at', models.DateTimeField(null=True)),
                ('arrival', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='mail.arrival')),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('mailbox', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='set_aside', to='mail.mailbox')),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='mail_setasi_at_e7db6c_idx')],
            },
        ),
    ]
