"""The staff PIN: four to six figures, kept as a salted hash, with a wait after five wrong ones."""

import hashlib
from datetime import timedelta

import pytest

from models.pin import EASY, FORM, hash_pin, is_pin, must_wait, pbkdf2, pin_problem
from tests.people import NOW

SALT = bytes(range(16))


@pytest.mark.parametrize("word", [b"", b"4071", b"x" * 64])
@pytest.mark.parametrize("rounds", [1, 2, 1000])
def test_it_is_pbkdf2(word, rounds) -> None:
    assert pbkdf2(word, SALT, rounds) == hashlib.pbkdf2_hmac("sha256", word, SALT, rounds)


def test_the_pin_cannot_be_read_from_what_is_stored() -> None:
    stored = hash_pin("407195", SALT)
    assert "407195" not in stored
    assert stored != hash_pin("407195", bytes(16))
    assert is_pin(stored, "407195")
    assert not is_pin(stored, "407196")


@pytest.mark.parametrize("stored", ["", "?", "$$", "a$b$c", "1$zz$00", "20000$00", "0$00$00"])
def test_a_broken_hash_fits_no_pin(stored) -> None:
    for pin in ("", "0000", "4071", "x" * 70):
        assert not is_pin(stored, pin)


@pytest.mark.parametrize(
    ("pin", "said"),
    [
        ("4071", ""),
        ("407195", ""),
        ("407", FORM),
        ("4071956", FORM),
        ("40a1", FORM),
        ("", FORM),
        ("٤٠٧١", FORM),
        ("1111", EASY),
        ("1234", EASY),
        ("987654", EASY),
    ],
)
def test_a_new_pin_is_four_to_six_figures_and_not_the_first_to_try(pin, said) -> None:
    assert pin_problem(pin) == said


def test_after_five_wrong_ones_a_minute_passes_first() -> None:
    assert not must_wait(0, None, NOW)
    assert not must_wait(4, NOW, NOW)
    assert must_wait(5, NOW, NOW + timedelta(seconds=59))
    assert not must_wait(5, NOW, NOW + timedelta(minutes=1))
    assert must_wait(10, NOW, NOW)
    assert must_wait(5, NOW, NOW - timedelta(seconds=30))
    assert not must_wait(5, NOW, NOW - timedelta(days=1))  # a clock set back locks nobody out for long
