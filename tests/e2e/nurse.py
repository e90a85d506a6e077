"""A nurse with a patient at the ward's tablet: every step of a hand-over, tapped and typed."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.e2e.robot import Robot

PIN = "407195"
MEDICINES = ("Quinzolate", "Aciclovir", "Atovaquone", "Levetiracetam", "Ondansetron")
TEACH = (
    "Fever",
    "Shivers",
    "Confusion",
    "Short of breath",
    "Pain on the left, with GCSF",
    "Near chickenpox",
    "Worried at 3am",
)
CHECKS = (
    "Blood counts are at a safe level",
    "Side effects are better",
    "Eating and drinking",
    "Walking about alone",
)


@dataclass(frozen=True)
class Patient:
    """An invented person. What is typed about them is nowhere else in Homeward."""

    name: str = "Zebedee"
    nurse: str = "Ottoline Marchbanks"
    number: str = "020 7946 0871"
    hospital: str = "Quillfeather General"
    reason: str = "Physio sees them at noon"
    staff: str = "Perpetua Lightbown"
    day: int = 23

    @property
    def words(self) -> tuple[str, ...]:
        """What must be nowhere after the tablet was cleared."""
        return (
            self.name,
            "Marchbanks",
            "79460871",
            "7946 0871",
            "Quillfeather",
            "Physio sees",
            "Lightbown",
            MEDICINES[0],
        )


def type_date(tablet: Robot, name: str, day: date) -> None:
    """Day, month and year of a date with a name."""
    for part, text in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        tablet.type(f"{name}, {part}", str(text))


def on(tablet: Robot, step: int) -> None:
    """To the next step, which says its number."""
    tablet.tap("Save and go to").sees(f"step {step} of 10")


def begin(tablet: Robot) -> None:
    """Initials and a PIN."""
    tablet.open("/ward").sees("Start a hand-over").type("Your initials", "AM")
    tablet.type("A PIN for this hand-over", PIN).tap("Start").sees("step 1 of 10")


def dates(tablet: Robot, patient: Patient) -> None:
    """The infusion date is read back and compared."""
    tablet.type("First name or initials", patient.name)
    type_date(tablet, "CAR T-cell infusion", date.today() - timedelta(patient.day))
    tablet.tap("Yes, this is the date on the notes").sees("Compared with the notes by AM")
    tablet.tap("Today,")
    on(tablet, 2)


def people_and_line(tablet: Robot, patient: Patient) -> None:
    """The pathway, two people, and the line with its first visit."""
    tablet.tap("No").type("keyworker: name", patient.nurse).type("keyworker: phone number", patient.number)
    tablet.type("Local hospital: name", patient.hospital)
    tablet.type("Local hospital: phone number", "020 7946 0456")
    on(tablet, 3)
    tablet.tap("The line stays in").tap(patient.hospital, "checkbox")
    type_date(tablet, "First flush", date.today() + timedelta(5))
    tablet.type("Time", "10:15am")
    on(tablet, 4)
    tablet.tap("Use").page.wait_for_timeout(300)
    on(tablet, 5)


def medicines(tablet: Robot) -> None:
    """Five: one at two times, one of the person's own words."""
    for name in MEDICINES:
        tablet.tap("Add a medicine").tap("Another medicine").type("Name of the medicine", name)
        tablet.type("Strength and dose", "1 tablet").tap("At set times")
        tablet.tap("Morning", "checkbox").tap("Save").sees(f"{name}, 1 tablet")
    tablet.tap("Yes")
    on(tablet, 6)


def contacts_and_day(tablet: Robot) -> None:
    """The numbers are compared and called."""
    tablet.tap("Answered: test call to Out of hours, urgent")
    tablet.tap("The numbers are those on the hospital's card", "checkbox")
    tablet.tap("Given: Irradiated blood card").tap("Given: Alert card")
    on(tablet, 7)
    tablet.tap("Done: First brain check")
    on(tablet, 8)


def checks_and_teach(tablet: Robot, patient: Patient) -> None:
    """Four conditions are met, one does not apply; everything is said back."""
    tablet.type("Staff name", patient.staff).type("Role", "Staff nurse")
    for title in CHECKS:
        tablet.tap(title, "checkbox")
    tablet.tap("Not yet, or does not apply").tap("Does not apply")
    tablet.type("Reason: Can take tablets", patient.reason)
    on(tablet, 9)
    for title in TEACH:
        tablet.tap(f"Said it: {title}")
    on(tablet, 10)
