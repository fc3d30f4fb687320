"""States of a file and what leads from one to another: the one table. docs/states.md is drawn from it.

Pure: a state is derived from the rounds, the votes, the withdrawal and the appointment, never stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass

DRAFT, PENDING, RETURNED, REJECTED, ENDORSED, WITHDRAWN, APPOINTED = STATES = (
    "draft",
    "pending",
    "returned",
    "rejected",
    "endorsed",
    "withdrawn",
    "appointed",
)
CLOSED = {REJECTED, WITHDRAWN, APPOINTED}
BODIES = ("youth", "military")

# Roles of accounts (access/models.py); a commune account acts on its own villages alone.
PREPARES = frozenset({"admin", "youth", "commune"})
JUDGES = frozenset({"youth", "military"})  # with a body: being an administrator gives no vote


@dataclass(frozen=True)
class Transition:
    """`act` leads a file from one of `before` to one of `after`; `roles` may do it."""

    act: str
    before: frozenset[str]
    after: frozenset[str]
    roles: frozenset[str]


def _transition(act, before, after, roles):
    return Transition(act, frozenset(before), frozenset(after), roles)


TRANSITIONS = {
    one.act: one
    for one in (
        _transition("submit", {DRAFT, RETURNED}, {PENDING}, PREPARES),
        # The facts that a hard standard rests on have changed: both bodies are asked again.
        _transition("renew", {PENDING, ENDORSED}, {PENDING}, PREPARES),
        _transition("endorse", {PENDING}, {PENDING, ENDORSED}, JUDGES),
        _transition("return", {PENDING}, {RETURNED}, JUDGES),
        _transition("reject", {PENDING}, {REJECTED}, JUDGES),
        _transition("withdraw", {DRAFT, PENDING, RETURNED, ENDORSED}, {WITHDRAWN}, PREPARES),
        _transition("appoint", {ENDORSED}, {APPOINTED}, JUDGES),
    )
}
VERDICTS = ("endorse", "return", "reject")


def state_of(*, rounds: int, votes: Iterable[tuple[str, str]], withdrawn: bool, appointed: bool) -> str:
    """The state of a file with so many `rounds`, the (body, verdict) `votes` of its last round."""
    if appointed:
        return APPOINTED
    if withdrawn:
        return WITHDRAWN
    if not rounds:
        return DRAFT
    said = dict(votes)
    if "reject" in said.values():
        return REJECTED
    if "return" in said.values():
        return RETURNED
    return ENDORSED if all(said.get(body) == "endorse" for body in BODIES) else PENDING


def other(body: str) -> str:
    """The body that `body` decides with."""
    return BODIES[1 - BODIES.index(body)]


def allows(act: str, state: str) -> bool:
    """Whether `act` is possible in `state`, whoever asks."""
    return state in TRANSITIONS[act].before


def waits_for(votes: Iterable[tuple[str, str]]) -> list[str]:
    """The bodies that have not yet said anything in a pending round."""
    said = {body for body, _verdict in votes}
    return [body for body in BODIES if body not in said]
