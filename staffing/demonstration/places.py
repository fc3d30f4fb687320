"""Communes and villages of the demonstration district."""

import csv
from datetime import date
from pathlib import Path

UNITS = Path(__file__).resolve().parents[2] / "data" / "units" / "ham_tan_2024.csv"
PILOTS = {"23251", "23254", "23257"}  # Tân Đức, Tân Thắng, Tân Hà (the article)
PILOT_ROLLOUT, ROLLOUT = date(2014, 9, 1), date(2015, 6, 1)
VILLAGES = {
    "23230": 6, "23236": 6, "23239": 4, "23242": 5, "23251": 6,
    "23254": 6, "23255": 5, "23257": 5, "23260": 5, "23266": 5,
}  # fmt: skip
KINDS = {"xã": "commune", "thị trấn": "township"}


def communes() -> list[dict]:
    """Rows of *Xã*, in code order."""
    with UNITS.open(encoding="utf-8") as lines:
        return [
            {
                "code": unit["commune_code"],
                "name": unit["commune"].split(maxsplit=2 if unit["commune_kind"] == "thị trấn" else 1)[-1],
                "kind": KINDS[unit["commune_kind"]],
                "pilot": unit["commune_code"] in PILOTS,
                "rollout": PILOT_ROLLOUT if unit["commune_code"] in PILOTS else ROLLOUT,
            }
            for unit in csv.DictReader(lines)
        ]


def villages() -> list[dict]:
    """Rows of *Thôn*, in code order: quarters in a township, villages in a commune."""
    return [
        {
            "code": f"{commune['code']}-{number:02}",
            "name": f"{'Khu phố' if commune['kind'] == 'township' else 'Thôn'} {number}",
            "kind": "quarter" if commune["kind"] == "township" else "village",
            "commune": commune["code"],
        }
        for commune in communes()
        for number in range(1, VILLAGES[commune["code"]] + 1)
    ]
