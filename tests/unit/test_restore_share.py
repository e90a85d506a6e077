"""What is shared and followed comes back as it was; what could not be true is left out, whatever it is."""

import base64
import json
from contextlib import suppress
from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.backup import Preview, read_backup, write_backup
from models.restore import NewerSchema, Restored, record_to_tables
from models.restore_share import (
    FOLLOWING,
    REACHED,
    SHARES,
    following_to_data,
    restore_following,
    restore_shared,
    restore_shares,
    share_to_data,
    shared_of,
    shared_to_data,
    to_packed,
)
from models.share import SECTIONS, Following, Share, Shared
from models.share_keys import SECRET, from_letters, letters, link_secret
from models.share_seal import BadBoxError, squeeze
from services.memory import MemoryTables
from services.record import Record
from tests.people import NOW, SAM, entry
from tests.unit.records import clocks, moments, plans, records, words

secrets = st.binary(min_size=SECRET, max_size=SECRET).map(letters)
numbers = st.sampled_from(["", "999", "020 7946 0123"])
uids = st.uuids().map(lambda made: made.hex)
shares = st.builds(
    Share,
    uid=uids,
    carer=words,
    owner=secrets,
    created=moments,
    sections=st.lists(st.sampled_from([one.id for one in SECTIONS]), unique=True).map(tuple),
    number=numbers,
    quiet=st.none() | clocks,
    version=st.integers(0, 2**63 - 1),
    sent=st.none() | moments,
    opened=st.none() | moments,
    ending=st.booleans(),
)
people = st.builds(
    Following,
    uid=uids,
    secret=secrets,
    begun=moments,
    packed=st.text("abcdef==", max_size=20),
    version=st.integers(0, 2**63 - 1),
    reached=st.none() | moments,
    ahead=st.floats(-1e9, 1e9),
    ended=st.booleans(),
)
json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
SHARE = Share("a" * 32, "Anna", letters(bytes(range(SECRET))), NOW)
ONE = Following("b" * 32, letters(bytes(SECRET)), NOW)
FULL = Shared(SAM, (entry("temperature", NOW, 36.7),), ("temperature",), NOW, NOW, "07700 900142", time(10))


@given(st.lists(shares, max_size=3, unique_by=lambda one: one.uid))
@settings(deadline=None)
def test_shares_come_back_as_they_were(made):
    stored = json.loads(json.dumps({SHARES: {one.uid: share_to_data(one) for one in made}}))
    assert set(restore_shares(stored)) == set(made)


@given(st.lists(people, max_size=3, unique_by=lambda one: one.uid))
@settings(deadline=None)
def test_who_is_followed_comes_back_as_it_was(made):
    stored = json.loads(json.dumps({FOLLOWING: {one.uid: following_to_data(one) for one in made}}))
    assert set(restore_following(stored)) == set(made)


def test_a_contact_that_brought_nothing_does_not_write_again_what_they_share():
    """It comes every five minutes all day, and what they share may be hundreds of kilobytes."""
    written = []

    class Listening(MemoryTables):
        def write(self, changes):
            changes = list(changes)
            written.append([(table, len(json.dumps(data))) for table, _, data in changes])
            super().write(changes)

    tables = Listening()
    record = Record(tables)
    full = replace(ONE, packed="x" * 50_000, version=3)
    record.save_following(full)
    met = replace(full, reached=NOW, ahead=-3.5)
    record.save_following(met)
    assert [name for name, _ in written[0]] == [REACHED, FOLLOWING]
    ((name, size),) = written[1]
    assert (name, size < 100) == (REACHED, True)
    assert Record(tables).following == (met,)
    ended = replace(met, ended=True, reached=NOW - timedelta(days=1), ahead=0.0)  # the hub's clock went back
    record.save_following(ended)
    assert Record(tables).following == (ended,)
    record.replace(Restored(SAM))
    assert Record(tables).following == (ended,)
    record.drop_following(ONE.uid)
    assert not any(tables.documents().get(name) for name in (FOLLOWING, REACHED))


@given(json_like)
@settings(deadline=None)
def test_a_broken_contact_leaves_what_is_shared(broken):
    tables = {FOLLOWING: {ONE.uid: following_to_data(ONE)}, REACHED: {ONE.uid: broken}}
    assert [one.uid for one in restore_following(tables)] == [ONE.uid]
    tables[REACHED] = broken
    assert [one.uid for one in restore_following(tables)] == [ONE.uid]


@given(records(), plans)
@settings(max_examples=60, deadline=None)
def test_the_small_record_comes_back_as_it_was(record, plan):
    made = Shared(plan, record.entries, ("unwell",), NOW, NOW, "999", time(10))
    back = restore_shared(json.loads(json.dumps(shared_to_data(made))))
    assert back == replace(made, entries=back.entries)
    assert sorted(back.entries, key=str) == sorted(made.entries, key=str)


@given(json_like)
@settings(max_examples=300, deadline=None)
def test_garbage_never_raises_and_nothing_is_made_of_it(garbage):
    for tables in (
        garbage,
        {SHARES: garbage, FOLLOWING: garbage},
        {SHARES: {"a": garbage}, FOLLOWING: {"a": garbage}},
    ):
        assert restore_shares(tables) == ()
        assert restore_following(tables) == ()


@given(st.sampled_from(sorted(share_to_data(SHARE))), json_like)
@settings(max_examples=300, deadline=None)
def test_one_wrong_value_never_raises_and_never_takes_the_others_with_it(name, garbage):
    tables = {SHARES: {"wrong": share_to_data(SHARE) | {name: garbage}, SHARE.uid: share_to_data(SHARE)}}
    assert SHARE in restore_shares(tables)


@given(st.sampled_from(sorted(following_to_data(ONE))), json_like)
@settings(max_examples=300, deadline=None)
def test_one_wrong_value_of_a_followed_person_neither(name, garbage):
    tables = {FOLLOWING: {"wrong": following_to_data(ONE) | {name: garbage}, ONE.uid: following_to_data(ONE)}}
    assert ONE in restore_following(tables)
    for one in restore_following(tables):
        shared_of(one)


@given(st.sampled_from(["type", "made", "last", "number", "quiet", "sections", "tables"]), json_like)
@settings(max_examples=300, deadline=None)
def test_opened_content_that_is_wrong_is_refused_in_words_or_said(name, garbage):
    """Who has the key may be an older Homeward, a newer one, or somebody who guessed how it works."""
    wrong = shared_to_data(FULL) | {name: garbage}
    with suppress(BadBoxError, NewerSchema):
        restore_shared(wrong)
    shared_of(replace(ONE, packed=to_packed(wrong)))


@given(json_like)
@settings(max_examples=200, deadline=None)
def test_tables_of_any_shape_are_refused_in_words_or_said(garbage):
    for tables in (
        {"plan": garbage, "entries": garbage},
        {"plan": {"plan": garbage}, "entries": {"a": garbage}},
        {"plan": {"plan": {"centre": garbage}}},
    ):
        with suppress(BadBoxError, NewerSchema):
            restore_shared(shared_to_data(FULL) | {"tables": tables})


@pytest.mark.parametrize(
    "packed",
    ["", "!", "äö", "AAAA", base64.b64encode(squeeze({})).decode(), base64.b64encode(b"x" * 99).decode()],
)
def test_what_was_kept_and_cannot_be_read_is_as_never_fetched(packed):
    assert shared_of(replace(ONE, packed=packed)) is None


def test_another_hospital_is_never_taken_for_this_one():
    data = shared_to_data(FULL)
    data["tables"]["plan"]["plan"]["centre"] = "elsewhere"
    with pytest.raises(NewerSchema, match="Update Homeward"):
        restore_shared(data)


# Backups


def sharing_record() -> Record:
    record = Record(MemoryTables(record_to_tables(Restored(SAM, entries=(entry("note", text="mine"),)))))
    record.save_share(SHARE)
    record.save_following(replace(ONE, packed=to_packed(shared_to_data(FULL))))
    record.write_notes(ONE.uid, [("n", {"kind": "note"})])
    return record


def test_a_backup_holds_no_secret_and_nothing_about_others():
    record = sharing_record()
    text = write_backup(Restored(record.plan, record.settings, record.diary.entries), NOW, "Homeward")
    assert "mine" in text
    link = letters(link_secret(from_letters(SHARE.owner)))
    secrets = (SHARE.owner, link, ONE.secret, SHARE.uid, ONE.uid, "Anna", SHARES, FOLLOWING)
    assert [word for word in secrets if word in text] == []


def test_restoring_a_backup_keeps_who_is_shared_with_and_followed():
    """Else a share would go on at the hub with nobody able to stop it."""
    record = sharing_record()
    found = read_backup(write_backup(Restored(SAM), NOW, "Homeward"), NOW)
    assert isinstance(found, Preview)
    before = (record.shares, record.following, record.notes_about(ONE.uid))
    record.replace(found.restored)
    assert record.diary.entries == ()
    assert (record.shares, record.following, record.notes_about(ONE.uid)) == before
    again = Record(record._tables)
    assert (again.shares, again.following, again.notes_about(ONE.uid)) == before


def test_a_backup_that_somebody_made_brings_no_share_with_it():
    envelope = json.loads(write_backup(Restored(SAM), NOW, "Homeward"))
    envelope["data"][SHARES] = {SHARE.uid: share_to_data(SHARE)}
    found = read_backup(json.dumps(envelope), NOW)
    assert isinstance(found, Preview)
    record = Record(MemoryTables(record_to_tables(Restored())))
    record.replace(found.restored)
    assert record.shares == Record(record._tables).shares == ()
