"""No steroid tablet is started without the team; inhalers, creams and drops are let through and said so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.pack_loader import load_centre
from models.steroids import ALLOWED, NONE, TABLET, UNCLEAR, find_steroid, mentions_tablet

STEROIDS = load_centre("uclh").steroids


@pytest.mark.parametrize(
    ("name", "dose", "found"),
    [
        ("Prednisolone", "5 mg, 6 tablets", TABLET),
        ("prednisolone 5mg tablets", "", TABLET),
        ("PREDNISOLONE", "5 mg", UNCLEAR),
        ("Prednisolon", "1 tablet", TABLET),
        ("Prednislone", "1 tablet", TABLET),
        ("Prednisoloone", "1 tablet", TABLET),
        ("Dexamethasone", "2 mg capsule", TABLET),
        ("Dexamethazone", "tablets", TABLET),
        ("Dexamethasone", "oral solution", TABLET),
        ("Dexamethasone", "liquid", TABLET),
        ("Prednisolone", "gastro-resistant", TABLET),
        ("Pred", "5 mg, 6 tablets", TABLET),
        ("Dex", "2 mg", UNCLEAR),
        ("Dexam\u00e9thasone", "4 mg tablet", TABLET),
        ("Hydrocortisone", "1% cream", ALLOWED),
        ("Hydrocortisone cream", "", ALLOWED),
        ("Hydrocortisone", "creams and ointments", ALLOWED),
        ("Prednisolone", "eye drops", ALLOWED),
        ("Budesonide", "inhaler, 2 puffs", ALLOWED),
        ("Budesonide", "nebuliser suspension", UNCLEAR),
        ("Prednisolone", "drops", UNCLEAR),
        ("Dexamethasone", "injection", UNCLEAR),
        ("Hydrocortisone", "cream and tablets", TABLET),
        ("steroids", "", UNCLEAR),
        ("steroid tablets", "", TABLET),
        ("Aciclovir", "400 mg, 1 tablet", NONE),
        ("Levetiracetam", "tablets", NONE),
        ("Lansoprazole", "capsule", NONE),
        ("Posaconazole", "300 mg tablets", NONE),
        ("", "", NONE),
        ("Tablet", "tablet", NONE),
    ],
)
def test_by_name_and_form(name, dose, found):
    assert find_steroid(STEROIDS, name, dose) == found


@given(st.sampled_from([name for name in STEROIDS.names if len(name) >= 6 and " " not in name]), st.data())
def test_every_name_is_found_with_one_letter_wrong(name, data):
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    wrong = (
        name[:place] + letter + name[place + 1 :],
        name[:place] + name[place + 1 :],
        name[:place] + letter + name[place:],
        name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
    )
    for typed in wrong:
        assert find_steroid(STEROIDS, typed, "tablets") == TABLET


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_can_be_typed(name, dose):
    assert find_steroid(STEROIDS, name, dose) in (NONE, TABLET, ALLOWED, UNCLEAR)


def test_free_text_is_looked_at_line_by_line():
    assert mentions_tablet(STEROIDS, "Aciclovir 400 mg\nPrednisolone 30 mg")
    assert not mentions_tablet(STEROIDS, "Aciclovir tablets\nHydrocortisone cream")
    assert mentions_tablet(STEROIDS, "Hydrocortisone cream, dexamethasone")
    assert not mentions_tablet(STEROIDS, "")


def test_the_words_never_tell_anyone_to_stop_one():
    said = " ".join((STEROIDS.order, *STEROIDS.reasons, STEROIDS.allowed_words)).lower()
    assert "stop" not in said.replace("do not stop", "")
