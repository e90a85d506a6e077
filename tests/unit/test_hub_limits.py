"""The hub's token buckets and addresses, with a fake clock."""

import pytest

from hub import limits
from hub.limits import A_DAY, Buckets, Limits, Rate, Rates, address_of


def test_a_bucket_gives_what_it_holds_and_fills_again() -> None:
    buckets = Buckets(Rate(6, 60, 3))
    assert [buckets.take("a", 100) for _ in range(3)] == [0, 0, 0]
    assert buckets.take("a", 100) == pytest.approx(10)
    assert buckets.take("a", 109) == pytest.approx(1)
    assert buckets.take("a", 110) == 0
    assert buckets.take("a", 110) == pytest.approx(10)  # a refusal uses nothing up
    assert [buckets.take("a", 1000) for _ in range(4)] == [0, 0, 0, pytest.approx(10)]
    assert buckets.take("b", 100) == 0


def test_the_whole_hour_is_there_at_once() -> None:
    buckets = Buckets(Rate(600, 3600, 600))
    assert {buckets.take("a", 0) for _ in range(600)} == {0}
    assert buckets.take("a", 0) == pytest.approx(6)


def test_many_keys_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_KEYS", 1000)
    buckets = Buckets(Rate(1, 60, 1))
    for number in range(10_000):
        assert buckets.take(str(number), number * 0.001) == 0
        assert len(buckets._full) <= 1000
    assert buckets.take("9999", 10) > 0  # who asked just now is still known


def test_an_address_stands_for_something_else_each_day() -> None:
    clock = [0.0]
    limits = Limits(Rates(new_boxes=Rate(1, A_DAY * 10, 1)), lambda: clock[0])
    who = limits.who("192.0.2.1")
    assert who == limits.who("192.0.2.1") != limits.who("192.0.2.2")
    assert b"192.0.2.1" not in who
    assert limits.new_box(who) == 0
    assert limits.new_box(who) > 0
    clock[0] += A_DAY
    assert limits.who("192.0.2.1") != who
    assert limits.new_box(limits.who("192.0.2.1")) == 0


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ([], "10.0.0.1"),
        ([b"192.0.2.7"], "192.0.2.7"),
        ([b"1.1.1.1, 192.0.2.7"], "192.0.2.7"),
        ([b"192.0.2.7", b"192.0.2.8"], "192.0.2.8"),
        ([b"192.0.2.7, unknown"], "10.0.0.1"),
        ([b"", b"\xff\x00"], "10.0.0.1"),
        ([b"2001:db8:1:2:3:4:5:6"], "20010db800010002"),
        ([b"[2001:db8:1:2::9]"], "20010db800010002"),
        ([b"::ffff:192.0.2.7"], "192.0.2.7"),
    ],
)
def test_whose_address_counts(forwarded: list[bytes], address: str) -> None:
    assert address_of("10.0.0.1", forwarded) == address


def test_the_addresses_of_one_network_are_one_person() -> None:
    assert address_of("2001:db8:1:2::9", []) == address_of("2001:db8:1:2:3:4:5:6", []) == "20010db800010002"
    assert address_of("", []) == ""
