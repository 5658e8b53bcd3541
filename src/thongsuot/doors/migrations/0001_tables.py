from django.db import migrations, models


class Migration(migrations.Migration):

    # An installation made before these were one has what they made.
    replaces = [('doors', '0001_initial')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Brake',
            fields=[
                ('name', models.CharField(max_length=30, primary_key=True, serialize=False)),
                ('full_until', models.DateTimeField()),
                ('tired_until', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='SpentProof',
            fields=[
                ('challenge', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('old_at', models.DateTimeField(db_index=True)),
            ],
        ),
    ]
