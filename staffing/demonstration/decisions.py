"""The decision behind each tenure: its number in that office's own row of the year, who issued and signed it."""

from datetime import date, timedelta
from itertools import count

from staffing.demonstration.chance import Chance
from staffing.demonstration.posts import Posts

OFFICES = {  # number's form, office, its signers with the first year of each
    "secretary": (
        "{:02}-QĐ/ĐTN",
        "Ban Thường vụ Huyện đoàn Hàm Tân",
        {2011: "Lê Thị Bích Hạnh", 2016: "Nguyễn Quốc Tường", 2021: "Trần Thị Kim Loan"},
    ),
    "militia": (
        "{:02}/QĐ-BCH",
        "Ban Chỉ huy Quân sự huyện Hàm Tân",
        {2011: "Thượng tá Phạm Đình Chiến", 2017: "Trung tá Võ Tấn Lực", 2022: "Thượng tá Huỳnh Công Điệp"},
    ),
}


def number_decisions(chance: Chance, posts: Posts, today: date) -> None:
    """Give every tenure its decision, numbered by day from 01 each year.

    Who was elected is recognised some days after; who was designated or appointed begins some days after his decision.
    """
    for tenure in posts.all:
        days = timedelta(days=chance.number(0, 5))
        elected = tenure.begun in ("elected", "by_election")
        tenure.decision_date = min(tenure.start + days, today) if elected else tenure.start - days
    numbers: dict = {}
    for tenure in sorted(posts.all, key=lambda one: (one.decision_date, one.village)):
        form, tenure.authority, signers = OFFICES[tenure.post]
        year = tenure.decision_date.year
        tenure.decision_number = form.format(next(numbers.setdefault((tenure.post, year), count(1))))
        tenure.signer = [name for first, name in signers.items() if first <= year][-1]
