import django.db.models.deletion
import thongsuot.core.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('files', '0001_initial'), ('files', '0002_no_redundant_indexes')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Blob',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('sha256', models.CharField(max_length=64, unique=True)),
                ('size', models.PositiveBigIntegerField()),
                ('media_type', models.CharField(max_length=100)),
                ('stored_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='blob_sha256_is_hex'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='blob_is_not_empty')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=thongsuot.core.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('owner_ref', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=150)),
                ('kind', models.CharField(choices=[('photo', 'Ảnh'), ('pdf', 'PDF'), ('word', 'Văn bản Word'), ('audio', 'Ghi âm'), ('scan', 'Bản quét')], max_length=10)),
                ('uploaded_by_ref', models.CharField(max_length=80)),
                ('uploaded_at', models.DateTimeField()),
                ('public', models.BooleanField(default=False)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('blob', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='files.blob')),
            ],
            options={
                'indexes': [models.Index(fields=['owner_ref'], name='files_attac_owner_r_dacd35_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('blob__isnull', True), ('removed_at__isnull', False)), models.Q(('blob__isnull', False), ('removed_at__isnull', True)), _connector='OR'), name='attachment_has_content_until_removed')],
            },
        ),
    ]
