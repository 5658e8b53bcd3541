from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('commitments', '0002_conference'),
    ]

    operations = [
        migrations.AddField(
            model_name='publishedevidence',
            name='gone',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='publishedevidence',
            name='gone_on',
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name='publishedevidence',
            name='text',
            field=models.TextField(blank=True),
        ),
    ]
