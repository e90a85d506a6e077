"""One hub for all tests of a file, and a box in it that nobody else knows."""

from collections.abc import Iterator

import httpx
import pytest

from tests.contract.hub_process import BoxClient, HubProcess


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path_factory.mktemp("hub"))
    yield hub
    assert hub.stop() == 0


@pytest.fixture
def box(hub: HubProcess) -> BoxClient:
    return hub.box()


def check_problem(answer: httpx.Response, status: int) -> str:
    """That it is refused in one sentence; gives the sentence."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert set(body) == {"type", "title", "status", "detail"}
    assert (body["type"], body["status"]) == ("about:blank", status)
    assert body["detail"].endswith(".")
    return str(body["detail"])
