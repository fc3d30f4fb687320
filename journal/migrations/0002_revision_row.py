from django.db import migrations


def one_row(apps, schema_editor):
    apps.get_model("journal", "Revision").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(one_row, migrations.RunPython.noop)]
