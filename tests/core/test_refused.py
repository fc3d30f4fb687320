from core.refused import Refused


def test_a_refusal_carries_its_code_and_values():
    refusal = Refused("post_occupied", name="Nguyễn Văn An")
    assert (refusal.code, refusal.values) == ("post_occupied", {"name": "Nguyễn Văn An"})


def test_a_refusal_may_name_a_field():
    assert Refused("reversed_dates", field="end").field == "end"


def test_a_refusal_names_no_field_by_itself():
    assert Refused("post_occupied").field is None


def test_a_refusal_reads_as_its_code():
    assert str(Refused("post_occupied")) == "post_occupied"
