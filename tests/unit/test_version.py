"""The version that a person sees is the version that is released."""

import tomllib
from pathlib import Path

from models.version import SOURCE, VERSION


def test_the_version_is_the_one_of_the_project():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
    assert SOURCE.endswith(VERSION)
