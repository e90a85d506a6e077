"""Shows that a wrong care pack is refused whole, with one plain sentence for each thing that is wrong."""

import shutil
import tomllib
from pathlib import Path

import pytest

import models.pack_checks
from models.pack import CarePack
from models.pack_loader import PackRefusedError, load, load_centre
from models.pack_parts import FILES, HEAD

FAULTS: list[dict[str, str]] = tomllib.loads(Path(__file__).with_name("pack_faults.toml").read_text("utf-8"))[
    "fault"
]
UCLH = Path(__file__).parents[2] / "models" / "care_packs" / "uclh"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the UCLH pack to spoil."""
    return Path(shutil.copytree(UCLH, tmp_path / "pack", ignore=shutil.ignore_patterns("__pycache__")))


def plant(folder: Path, fault: dict[str, str]) -> None:
    change(folder, fault["file"], fault["old"], fault["new"])


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text, f"{name} has no {old!r}"
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def test_the_pack_that_ships_loads_and_is_read_once() -> None:
    pack, problems = load(UCLH)
    assert problems == ()
    assert pack == load_centre("uclh")
    assert load_centre("uclh") is load_centre("uclh")


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["says"] for fault in FAULTS])
def test_a_fault_is_told_in_one_sentence_and_nothing_is_loaded(folder: Path, fault: dict[str, str]) -> None:
    plant(folder, fault)
    pack, problems = load(folder)
    assert pack is None
    assert fault["says"] in problems
    assert len(problems) <= 3, problems  # what follows from it is not told at length


@pytest.mark.parametrize("name", [HEAD, *FILES])
def test_a_missing_file_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert load(folder) == (None, (f"{name}: this file is missing.",))


def test_broken_toml_is_told_with_its_place(folder: Path) -> None:
    change(folder, "food.toml", "[fluids]", "[fluids")
    pack, problems = load(folder)
    assert pack is None
    assert len(problems) == 1
    assert problems[0].startswith("food.toml: this file cannot be read as TOML")
    assert "line 4" in problems[0]


def test_a_date_that_does_not_exist_is_told(folder: Path) -> None:
    change(folder, "pack.toml", "2026-12-01", "2026-02-30")
    pack, problems = load(folder)
    assert pack is None
    assert problems[0].startswith("pack.toml: this file cannot be read as TOML")


def test_a_file_that_is_no_text_is_told(folder: Path) -> None:
    (folder / "card.toml").write_bytes(b"\xff\xfe\x00")
    assert load(folder) == (None, ("card.toml: this file is not plain UTF-8 text.",))


@pytest.mark.parametrize("made", [True, False])
def test_an_empty_or_absent_folder_is_no_pack(tmp_path: Path, made: bool) -> None:
    folder = tmp_path / "camden"
    if made:
        folder.mkdir()
    sentence = "The folder camden holds no care pack: it has none of the files of one."
    assert load(folder) == (None, (sentence,))


def test_empty_files_are_not_a_pack(folder: Path) -> None:
    for name in (HEAD, *FILES):
        (folder / name).write_text("", "utf-8")
    pack, problems = load(folder)
    assert pack is None
    assert "contacts.toml: contacts is missing." in problems
    assert "pack.toml: id is missing." in problems


def test_a_guide_that_is_missing_or_empty_is_told(folder: Path) -> None:
    for card in (folder / "guide").iterdir():
        card.unlink()
    pack, problems = load(folder)
    assert pack is None
    assert "guide.toml, sleep: guide/sleep.md has no cards." in problems
    (folder / "guide").rmdir()
    assert "guide: this folder is missing." in load(folder)[1]


def test_a_card_that_cannot_be_read_is_told_with_its_place(folder: Path) -> None:
    change(folder, "guide/sleep.md", 'id = "sleep_routine"', "id = sleep_routine")
    pack, problems = load(folder)
    assert pack is None
    assert problems[0].startswith("guide/sleep.md, card 1: its fields cannot be read as TOML")
    (folder / "guide" / "sleep.md").write_bytes(b"\xff\xfe\x00")
    assert "guide/sleep.md: this file is not plain UTF-8 text." in load(folder)[1]


def test_steroids_without_a_name_would_let_every_one_pass(folder: Path) -> None:
    text = (folder / "medicines.toml").read_text("utf-8")
    before, _, after = text.partition("names = [")
    (folder / "medicines.toml").write_text(f"{before}names = [{after[after.index(']') :]}", "utf-8")
    pack, problems = load(folder)
    assert (pack, problems) == (None, ("medicines.toml, steroids: names is empty, name at least one.",))


def test_several_faults_are_all_told(folder: Path) -> None:
    planted = [FAULTS[0], FAULTS[20], FAULTS[-1]]
    for fault in planted:
        plant(folder, fault)
    pack, problems = load(folder)
    assert pack is None
    assert sorted(problems) == sorted(fault["says"] for fault in planted)


def test_a_part_that_is_no_list_is_told(folder: Path) -> None:
    (folder / "card.toml").write_text('facts = "none"\n', "utf-8")
    assert load(folder) == (None, ("card.toml: write each of facts under its own [[facts]].",))
    (folder / "card.toml").write_text("facts = [1]\n", "utf-8")
    assert load(folder) == (None, ("card.toml, facts number 1: this has to be a group of named fields.",))


def test_a_centre_without_an_out_of_hours_number_is_allowed(folder: Path) -> None:
    text = (folder / "contacts.toml").read_text("utf-8")
    blocks = [block for block in text.split("[[contacts]]") if '"out_of_hours"' not in block.split("\n#")[0]]
    (folder / "contacts.toml").write_text("[[contacts]]".join(blocks), "utf-8")
    pack, problems = load(folder)
    assert problems == ()
    assert isinstance(pack, CarePack)
    assert "out_of_hours" not in {contact.role for contact in pack.contacts}


def test_a_pack_is_not_refused_where_the_machine_has_no_time_zones(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models.pack_checks, "available_timezones", set)
    change(folder, "pack.toml", "Europe/London", "Europe/Camden")
    assert load(folder)[1] == ()


def test_a_centre_that_cannot_be_used_says_why() -> None:
    with pytest.raises(PackRefusedError) as refused:
        load_centre("nowhere")
    assert refused.value.problems == (
        "The folder nowhere holds no care pack: it has none of the files of one.",
    )
    assert "nowhere" in str(refused.value)
