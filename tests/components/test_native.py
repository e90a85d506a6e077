"""The app as it starts on a phone: over its own folder, and when the record there cannot be opened."""

from pathlib import Path

import pytest

import main_native
from services.posix_file import PosixFile
from tests.components.harness import in_loop, open_app


@in_loop
async def test_it_opens_over_the_folder_that_flet_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOMEWARD_DATA", raising=False)
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    app = await open_app(main_native.open_page)
    assert "Look around with an example person" in app.text()
    assert (tmp_path / "record.journal").exists()
    app.assert_healthy()


@in_loop
async def test_a_record_that_does_not_open_is_said_beside_999(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOMEWARD_DATA", raising=False)
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    in_use = PosixFile(tmp_path / "record.journal")
    app = await open_app(main_native.open_page)
    in_use.close()
    for words in ("Homeward did not open", "already open on this device", "Call 999", "call your team"):
        assert words in app.text()
