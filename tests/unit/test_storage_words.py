"""Where the record is, in words: nothing that may be lost is called kept, and the way to keep it is given."""

import pytest

from models.storage_words import StorageFacts, say_size, storage_words


def words(**facts):
    return storage_words(StorageFacts(**{"kind": "browser", "size": 12_345, **facts}))


def test_a_file():
    said = words(kind="file", path="/a/record.journal")
    assert said.place == "On this device, in /a/record.journal"
    assert "before Homeward says" in said.trust
    assert (said.size, said.problem, said.install) == ("Size: 12 KB", "", ())


def test_a_browser_that_promised_and_one_that_did_not():
    assert "agreed to keep it" in words(lasting=True).trust
    assert "may delete it" in words(lasting=False).trust
    assert "backup file" in words(lasting=False).trust


@pytest.mark.parametrize("kind", ["snapshot", "memory", "read-only"])
def test_what_is_not_safe_is_a_problem_and_promises_nothing(kind):
    said = words(kind=kind)
    assert said.problem
    assert said.trust == ""
    assert "agreed" not in said.problem
    assert said.install == ()


@pytest.mark.parametrize(
    ("system", "titles"),
    [
        ("iphone", ["iPhone or iPad"]),
        ("android", ["Android"]),
        ("computer", ["Computer", "iPhone or iPad", "Android"]),
    ],
)
def test_the_way_to_the_home_screen_of_this_device(system, titles):
    assert [how.title for how in words(system=system).install] == titles
    assert words(system=system, installed=True).install == ()


def test_one_tap_is_offered_only_where_it_works():
    assert words(offered=True).offer
    assert not words(offered=False).offer
    assert not words(offered=True, installed=True).offer
    assert not words(kind="memory", offered=True).offer


def test_an_iphone_icon_starts_empty_and_that_is_said_first():
    assert "backup file first" in words(system="iphone").install[0].steps[0]


@pytest.mark.parametrize(
    ("size", "said"), [(0, "less than 1 KB"), (999, "less than 1 KB"), (1000, "1 KB"), (2_340_000, "2.3 MB")]
)
def test_sizes(size, said):
    assert say_size(size) == said
