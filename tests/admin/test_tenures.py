from datetime import date

from core.refused import Refused
from journal.models import Line
from staffing.posts import policies
from staffing.posts.models import Tenure
from tests.factories import PersonFactory, TenureFactory

from .conftest import errors


def test_a_clash_is_an_error_at_the_first_day(desk):
    held, newcomer = TenureFactory(), PersonFactory()
    answer = desk.send(Tenure, person=newcomer.pk, village=held.village_id, post="secretary", start="01/03/2016")
    assert list(errors(answer)) == ["start"]


def test_a_tenure_is_ended_without_a_reason_of_correction(desk):
    desk.send(Tenure, TenureFactory(), end="01/03/2016", end_form="resigned")
    assert Line.objects.get().verb == "tenure.ended"


def test_a_tenure_is_corrected_with_its_reason(desk):
    desk.send(Tenure, TenureFactory(), start="01/03/2015", why="nhầm năm")
    assert (Line.objects.get().verb, Tenure.objects.get().start) == ("tenure.corrected", date(2015, 3, 1))


def test_a_correction_without_a_reason_is_an_error_at_the_reason(desk):
    assert list(errors(desk.send(Tenure, TenureFactory(), start="01/03/2015"))) == ["why"]


def test_a_day_is_read_day_first(desk):
    desk.send(Tenure, TenureFactory(), end="05/03/2016")
    assert Tenure.objects.get().end == date(2016, 3, 5)


def test_a_writer_who_comes_between_check_and_save_leaves_a_message(desk, monkeypatch):
    held, newcomer = TenureFactory(end=date(2016, 1, 1)), PersonFactory()
    sent = {"person": newcomer.pk, "village": held.village_id, "post": "secretary", "start": "01/03/2016"}

    def late(_tenure):
        raise Refused("post_occupied", person=held.person, start=held.start, end="…")

    # The trial of the form passes; then somebody opens the old tenure again behind the actions' back.
    monkeypatch.setattr("journal.acting.ActingForm.attempt", lambda form: monkeypatch.setattr(policies, CHECK, late))
    assert desk.send(Tenure, **sent).status_code == 302
    assert not Tenure.objects.filter(person=newcomer).exists()


CHECK = "check_tenure"
