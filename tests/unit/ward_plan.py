"""A whole plan as a ward would make it, and codes of any content, for the tests of taking it home."""

import json
import random
import string
import zlib
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from models import join_codes as jc
from models.backup import Refusal
from models.join import open_codes
from models.medicine import Medicine
from models.records import Entry, Plan
from tests.people import NOW, SAM

BY = "T13 North, AM"
FIVE = tuple(
    Medicine(
        sha256(name.encode()).hexdigest()[:32],
        name,
        dose,
        kind,
        times,
        NOW.date(),
        left=left,
        counted=counted,
    )
    for name, dose, kind, times, left, counted in (
        ("Aciclovir", "400 mg, 1 tablet", "antiviral", (time(8), time(20)), 56.0, NOW),
        ("Co-trimoxazole", "480 mg, 1 tablet", "lungs", (time(8),), 28.0, NOW),
        ("Lansoprazole", "30 mg, 1 capsule", "stomach", (time(8),), 28.0, NOW),
        ("Ondansetron", "8 mg, 1 tablet", "sickness", (), None, None),
        ("Levetiracetam", "500 mg, 1 tablet", "antiseizure", (time(8), time(20)), 60.0, NOW),
    )
)
DATES = (("first_blood_test", date(2026, 11, 23)), ("pet_1", date(2026, 11, 30)))
FULL = replace(
    SAM,
    prescribed=FIVE,
    fluids_ml=2500,
    step_goal=1500,
    irradiated_card=True,
    team_dates=DATES,
    medicines="none",
)
FLUSH = Entry("v1", "appointment", NOW + timedelta(days=3), NOW, text="Line flush and dressing at Northfield")


def long_plan() -> Plan:
    rng = random.Random(5)
    words = "".join(rng.choices(string.ascii_letters + string.digits, k=4000))
    return replace(FULL, allergies=words)


def sealed(plain: bytes, version: str = "1") -> str:
    """A code with a right check around anything."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=jc._COMMON)
    body = urlsafe_b64encode(packer.compress(plain) + packer.flush()).decode().rstrip("=")
    head = f"{version}.{body}."
    return head + urlsafe_b64encode(sha256(head.encode()).digest()[:6]).decode()


def sealed_data(**changes) -> str:
    data = {"at": "2026-11-20T10:40+00:00", "plan": {"infusion": "2026-10-28"}, "by": BY} | changes
    return sealed(json.dumps(data).encode())


def refusal(*texts: str, now: datetime = NOW) -> str:
    found = open_codes(texts, now)
    assert isinstance(found, Refusal), found
    return found.text
