import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

from thongsuot.language.folding import fold


def fold_standing(apps, schema_editor):
    """Give what was published before a key to search by."""
    conclusions = apps.get_model("denunciations", "PublishedConclusion").objects.using(schema_editor.connection.alias)
    for row in conclusions.iterator():
        conclusions.filter(pk=row.pk).update(search_key=fold(f"{row.unit_name} {row.text}"))


class Migration(migrations.Migration):

    dependencies = [
        ('denunciations', '0004_passages'),
    ]

    operations = [
        migrations.AddField(
            model_name='publishedconclusion',
            name='search_key',
            field=models.TextField(default=''),
        ),
        migrations.RunPython(fold_standing, migrations.RunPython.noop),
        migrations.AddField(
            model_name='publishedconclusion',
            name='words',
            field=models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('search_key', config='simple'), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AlterField(
            model_name='publishedconclusion',
            name='published_on',
            field=models.DateField(),
        ),
        migrations.AddIndex(
            model_name='publishedconclusion',
            index=models.Index(fields=['-published_on', '-id'], name='conclusion_new'),
        ),
        migrations.AddIndex(
            model_name='publishedconclusion',
            index=models.Index(fields=['unit_name', '-published_on', '-id'], name='conclusion_unit'),
        ),
        migrations.AddIndex(
            model_name='publishedconclusion',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='conclusion_words'),
        ),
    ]
