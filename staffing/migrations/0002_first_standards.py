from django.db import migrations

from staffing.eligibility.seed import lay_standards


def first_standards(apps, schema_editor):
    lay_standards(apps.get_model("staffing", "Standard"))


class Migration(migrations.Migration):
    dependencies = [("staffing", "0001_initial")]
    operations = [migrations.RunPython(first_standards, migrations.RunPython.noop)]
