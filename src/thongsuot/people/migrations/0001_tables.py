import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import thongsuot.core.ids
from django.conf import settings
from django.db import migrations, models

# The table in which tries to sign in are counted for all processes (Django's database cache).
TRIES = """
CREATE TABLE people_tries (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX people_tries_expires ON people_tries (expires);
"""



class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('people', '0001_initial'), ('people', '0002_tries'), ('people', '0003_sessions_ended'), ('people', '0004_linked_identity'), ('people', '0005_renewals'), ('people', '0006_no_redundant_indexes')]

    initial = True

    dependencies = [
        ('units', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Officer',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('username', models.CharField(max_length=60, unique=True)),
                ('full_name', models.CharField(max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('is_active', models.BooleanField(default=True)),
                ('language', models.CharField(default='vi', max_length=2)),
                ('keyboard_shortcuts', models.BooleanField(default=True)),
                ('must_change_password', models.BooleanField(default=False)),
                ('sessions_ended_at', models.DateTimeField(null=True)),
                ('search_key', models.CharField(blank=True, max_length=200)),
                ('sort_key', models.BinaryField(max_length=400)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('search_key', config='simple'), name='officer_words'), models.Index(fields=['sort_key', 'id'], name='officer_order')],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Upper('username'), name='one_username', violation_error_message='Tên đăng nhập này đã có người dùng. Chọn tên khác.')],
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='absence_dates')],
            },
        ),
        migrations.CreateModel(
            name='LinkedIdentity',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('issuer', models.CharField(max_length=300)),
                ('subject', models.CharField(max_length=255)),
                ('officer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='identities', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('issuer', 'subject'), name='one_officer_for_a_subject'), models.UniqueConstraint(fields=('officer', 'issuer'), name='one_subject_for_an_officer')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('receptionist', 'receptionist'), ('handler', 'handler'), ('head', 'head'), ('supervisor', 'supervisor'), ('publisher', 'publisher'), ('auditor', 'auditor'), ('administrator', 'administrator')], max_length=20)),
                ('deputy', models.BooleanField(default=False)),
                ('part_time', models.BooleanField(default=False)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='units.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'role'], name='people_post_unit_id_f14b77_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='post_dates'), models.CheckConstraint(condition=models.Q(('deputy', False), ('role', 'head'), _connector='OR'), name='only_heads_have_deputies')],
            },
        ),
        migrations.CreateModel(
            name='Renewal',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('password', 'cấp lại mật khẩu'), ('second_factor', 'bỏ bước thứ hai'), ('identity', 'đổi mã định danh'), ('allowed', 'cho phép cấp lại cách đăng nhập còn lại')], max_length=20)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('officer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['officer', 'at'], name='renewal_latest')],
            },
        ),
        migrations.RunSQL(TRIES, "DROP TABLE people_tries"),
    ]
