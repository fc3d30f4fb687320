from django.db import migrations

from staffing.allowances.seed import lay_rates


def first_rates(apps, schema_editor):
    lay_rates(*(apps.get_model("staffing", name) for name in ("Rate", "ProrationRule", "BaseSalary")))


class Migration(migrations.Migration):
    dependencies = [("staffing", "0004_allowances")]
    operations = [migrations.RunPython(first_rates, migrations.RunPython.noop)]
