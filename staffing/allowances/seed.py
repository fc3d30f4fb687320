"""The rates, base salaries and rule that a new database starts with (contract, Allowance; domain.md, Money)."""

from datetime import date

RATES = [(date(2013, 7, 1), 575_000, "0,5 × mức lương cơ sở 1.150.000 đồng (NĐ 66/2013/NĐ-CP)")]
RULES = [(date(2013, 7, 1), "fifteen_days", "Theo cách tính của NĐ 72/2020/NĐ-CP, Điều 7 khoản 2")]
BASE_SALARIES = [
    (date(2012, 5, 1), 1_050_000, "NĐ 31/2012/NĐ-CP"),
    (date(2013, 7, 1), 1_150_000, "NĐ 66/2013/NĐ-CP"),
    (date(2016, 5, 1), 1_210_000, "NĐ 47/2016/NĐ-CP"),
    (date(2017, 7, 1), 1_300_000, "NĐ 47/2017/NĐ-CP"),
    (date(2018, 7, 1), 1_390_000, "NĐ 72/2018/NĐ-CP"),
    (date(2019, 7, 1), 1_490_000, "NĐ 38/2019/NĐ-CP"),
    (date(2023, 7, 1), 1_800_000, "NĐ 24/2023/NĐ-CP"),
    (date(2024, 7, 1), 2_340_000, "NĐ 73/2024/NĐ-CP"),
    (date(2026, 7, 1), 2_530_000, "NĐ 161/2026/NĐ-CP"),
]


def lay_rates(rate_model, rule_model, base_model):
    """Write the seed rows, once: from a migration, or by a test that emptied the tables."""
    rate_model.objects.bulk_create(rate_model(start=s, amount=a, basis=basis) for s, a, basis in RATES)
    rule_model.objects.bulk_create(rule_model(start=s, rule=rule, basis=basis) for s, rule, basis in RULES)
    base_model.objects.bulk_create(base_model(start=s, amount=a, basis=basis) for s, a, basis in BASE_SALARIES)
