"""What many of these tests begin with: a PostgreSQL, an empty database in it, each store, a hub and a box."""

import pytest

from tests.contract.one_hub import box, hub
from tests.contract.postgres import Postgres, postgres
from tests.contract.stores import new_boxes

__all__ = ["box", "hub", "new_boxes", "postgres"]


@pytest.fixture
def address(postgres: Postgres) -> str:
    return postgres.database()
