"""The contract's words read out plainly over the demonstration's rows, apart from the code that the pages use."""

from datetime import timedelta


def held(tenure, day):
    return tenure["start"] <= day and (tenure["end"] is None or day < tenure["end"])


def holders(rows, village, day):
    """Post → number of who holds it."""
    return {t["post"]: t["person"] for t in rows["tenures"] if t["village"] == village and held(t, day)}


def state(rows, village, day):
    posts = holders(rows, village, day)
    if len(posts) == 2:
        return "dual" if len(set(posts.values())) == 1 else "separate"
    return f"{next(iter(posts))}_only" if posts else "vacant"


def states(rows, day):
    return {village["code"]: state(rows, village["code"], day) for village in rows["villages"]}


def dual_holders(rows, day):
    people = {person["citizen_id"]: person for person in rows["people"]}
    return [people[holders(rows, code, day)["secretary"]] for code, is_ in states(rows, day).items() if is_ == "dual"]


def standing(person, day):
    if person["party_joined"] and person["party_joined"] <= day:
        return "member"
    return "prospect" if person["prospect_since"] and person["prospect_since"] <= day else "none"


def card_status(rows, number, day):
    mine = [card for card in rows["cards"] if card["person"] == number and card["start"] <= day]
    if not mine:
        return "missing"
    if not any(day <= card["last_day"] for card in mine):
        return "expired"
    until = day
    while any(card["start"] <= until <= card["last_day"] for card in rows["cards"] if card["person"] == number):
        until += timedelta(days=1)
    return "covered" if (until - timedelta(days=1) - day).days > 60 else "expiring"


def ages(person, day):
    """Every age that the person may have."""
    birth = person["birth"]
    if isinstance(birth, int):
        return {day.year - birth - 1, day.year - birth}
    return {day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))}


def within(found, low, high):
    passes = {low <= one <= high for one in found}
    return None if len(passes) == 2 else passes.pop()


def known(value, passes):
    return None if value in ("", None) else passes


def lives(person, village, day):
    left = person["residence_ended"]
    return person["residence"] == village and (left is None or day < left)


def secretary_standards(person, village, day):
    """(hard results, soft results)."""
    years = person["schooling"].split("/")
    grown = years[0] and (int(years[0]) >= 9 or (years[1] == "10" and int(years[0]) >= 7))
    joined = person["union_joined"]
    return (
        [known(joined, joined and joined <= day), lives(person, village, day)],
        [within(ages(person, day), 18, 35), known(person["schooling"], bool(grown))],
    )


def militia_standards(person, village, day):
    """(hard results, soft results)."""
    oldest = 45 if person["sex"] == "male" else 40
    return (
        [
            within(ages(person, day), 18, oldest),
            known(person["health"], person["health"] in (1, 2, 3)),
            lives(person, village, day),
        ],
        [
            known(person["service"], person["service"] in ("discharged", "reserve")),
            standing(person, day) == "member",
        ],
    )


def answer(hard, soft):
    if False in hard:
        return "ineligible"
    if None in hard:
        return "incomplete"
    return "eligible" if all(soft) else "eligible with a note"


def answers(rows, day):
    """(route, answer) of every candidate."""
    people = {person["citizen_id"]: person for person in rows["people"]}
    busy = {tenure["person"] for tenure in rows["tenures"] if held(tenure, day)}
    for village, is_ in states(rows, day).items():
        if is_ == "dual":
            continue
        posts = {post: people[number] for post, number in holders(rows, village, day).items()}
        if "secretary" in posts:
            yield "secretary_to_militia", answer(*militia_standards(posts["secretary"], village, day))
        if "militia" in posts:
            yield "militia_to_secretary", answer(*secretary_standards(posts["militia"], village, day))
        for person in rows["people"]:
            joined = person["union_joined"]
            if person["citizen_id"] not in busy and lives(person, village, day) and (joined is None or joined <= day):
                pairs = zip(
                    secretary_standards(person, village, day), militia_standards(person, village, day), strict=True
                )
                yield "both_posts", answer(*(one + other for one, other in pairs))
