"""Whose unfinished registrations a process takes over: everybody's of its folder who is no longer there."""

import socket
from pathlib import Path

import pytest

from webapp.registrations.slots import Slot


def adopted(slot: Slot, *, leaves: bool = False) -> list[str]:
    """What is handed over in one round; ``leaves``: nothing of it can be recovered now."""
    handed: list[str] = []

    def recover(executor_id: str) -> bool:
        handed.append(executor_id)
        return not leaves

    slot.adopt(recover)
    return handed


def test_two_living_ones_never_share_an_executor_id_or_adopt_each_other(tmp_path: Path) -> None:
    first, second = Slot.take(tmp_path), Slot.take(tmp_path)
    assert first.executor_id != second.executor_id
    assert adopted(first) == adopted(second) == []
    first.release()
    second.release()


def test_the_next_one_takes_the_same_id(tmp_path: Path) -> None:
    first = Slot.take(tmp_path)
    first.release()
    again = Slot.take(tmp_path)
    assert again.executor_id == first.executor_id
    assert adopted(again) == []
    again.release()


def test_a_slot_that_nobody_takes_again_is_adopted_once(tmp_path: Path) -> None:
    first, second = Slot.take(tmp_path), Slot.take(tmp_path)
    second.release()
    assert adopted(first) == [second.executor_id]
    assert adopted(first) == []
    first.release()


def test_what_could_not_be_recovered_is_adopted_again_in_the_next_round(tmp_path: Path) -> None:
    first, second = Slot.take(tmp_path), Slot.take(tmp_path)
    second.release()
    assert adopted(first, leaves=True) == adopted(first) == [second.executor_id]
    first.release()


def test_a_renamed_host_adopts_what_it_left_under_its_old_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = Slot.take(tmp_path)
    old.release()
    monkeypatch.setattr(socket, "gethostname", lambda: "nieuwe-naam")
    new = Slot.take(tmp_path)
    assert new.executor_id == "nieuwe-naam-0"
    assert adopted(new, leaves=True) == adopted(new) == [old.executor_id]
    assert adopted(new) == []
    new.release()
