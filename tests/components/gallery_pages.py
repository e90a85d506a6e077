"""The pages of the gallery: the reference screens, built from the kit with invented people."""

from __future__ import annotations

import flet as ft

from tests.components.gallery_parts import SOURCE, framed, nothing, whole
from tests.components.gallery_places import contacts, food, record
from views import guard
from views.components import kit
from views.theme import use_style

_I = ft.Icons


@guard.screen
def today():
    s = use_style()
    done, set_done = ft.use_state(("Temperature", "Morning medicines", "Mouth care"))

    def tick(name):
        return lambda on: set_done((*done, name) if on else tuple(one for one in done if one != name))

    def row(name, second, icon):
        return kit.check_row(s, name, name in done, tick(name), second, icon)

    rings = kit.pair(
        s,
        kit.gauge_card(s, _I.WATER_DROP_OUTLINED, "Fluids", kit.fluid_ring(s, 1.2), "of 2 to 3 litres"),
        kit.gauge_card(
            s,
            _I.DIRECTIONS_WALK_ROUNDED,
            "Steps",
            kit.value_ring(s, 0.656, "1,640", "steps", "1,640 of 2,500 steps"),
            "of 2,500 today",
        ),
    )
    hero = kit.hero(
        s,
        "Next: at midday",
        "Aciclovir 400\u00a0mg",
        "1 tablet with water",
        _I.MEDICATION_OUTLINED,
        ("Mark as taken", nothing),
        ("Later", nothing),
    )
    checks = [
        kit.section(s, "This morning", _I.WB_TWILIGHT_ROUNDED, f"{len(done)} of 4 done"),
        kit.rows_card(
            s,
            row("Temperature", "36.7C at 8:05am", _I.THERMOSTAT_ROUNDED),
            row("Morning medicines", "3 of 3 taken by 8:10am", _I.MEDICATION_OUTLINED),
            row("Mouth care", "After breakfast", "toothbrush"),
            row("Check your PICC line", "Dressing clean and dry?", "line"),
        ),
        kit.section(s, "Through the day", _I.WB_SUNNY_OUTLINED, "2 to tick"),
        kit.rows_card(
            s,
            kit.nav_row(s, "Move every hour", nothing, "4 of 10 hours so far", _I.EMOJI_PEOPLE_ROUNDED),
            kit.nav_row(s, "Drink 2 to 3 litres", nothing, "1.2 litres so far", _I.WATER_DROP_OUTLINED),
        ),
    ]
    coming = [
        kit.section(s, "Coming up"),
        kit.rows_card(
            s,
            kit.nav_row(
                s, "Blood test", nothing, "Friday 27 November, in 7 days", _I.BLOODTYPE_OUTLINED, "lamp"
            ),
        ),
        kit.note(
            s, "Keep to your plan. Doing too much today can leave you worn out tomorrow.", "A good day?"
        ),
        kit.provenance(s, SOURCE),
    ]
    head = kit.day_header(s, "Day 23", ("Friday 20 November 2026", "9 days at home"), nothing)
    left, right = ([hero, *checks], [rings, *coming]) if s.two_panes else ([hero, rings, *checks], coming)
    return framed(s, "/", kit.page_body(s, head, left, right, picture=True))


@guard.screen
def unwell():
    s = use_style()
    on, set_on = ft.use_state(frozenset({"Shivery"}))
    degrees, set_degrees = ft.use_state(37.4)

    def rows(*names):
        return kit.rows_card(
            s,
            *[
                kit.check_row(
                    s, name, name in on, lambda yes, name=name: set_on(on ^ {name}), variant="plain"
                )
                for name in names
            ],
        )

    body = kit.sub_page(
        s,
        [
            kit.meta(s, "Tick anything that is true now."),
            kit.card(
                s,
                kit.stepper(
                    s,
                    "Your temperature now",
                    f"{degrees:.1f}",
                    "C",
                    lambda: set_degrees(degrees - 0.1),
                    lambda: set_degrees(degrees + 0.1),
                ),
            ),
            kit.section(s, "Signs of infection"),
            rows("Shivery", "Short of breath", "Generally unwell"),
            kit.section(s, "Brain and nerves"),
            rows("Confused", "Hard to find words", "New weakness"),
        ],
        title="What is wrong?",
        close=True,
        on_back=nothing,
        top=[kit.emergency_strip(s)],
        footer=[
            kit.button(
                s, "See what to do now", nothing, kind="red", trailing=_I.ARROW_FORWARD_ROUNDED, px=21
            ),
            kit.button(s, "Or call your team now", nothing, kind="ghost", icon=_I.CALL_ROUNDED, padding=12),
        ],
    )
    return whole(s, body)


@guard.screen
def action():
    s = use_style()
    plan = (
        kit.PlanStep(
            "Call your team on the way",
            "It is 10:40am on Friday. The helpline is open until 5pm.",
            "020 3447 7359",
            "+442034477359",
            "Haematology helpline",
        ),
        kit.PlanStep(
            "No answer in 2 minutes?",
            "Try the out-of-hours phone.",
            "07852 220 900",
            "+447852220900",
            "Out of hours",
        ),
        kit.PlanStep("Go even with no answer", "Do not wait at home. Call again when you get to A&E."),
    )
    reason = "Feeling shivery can mean an infection, even with a normal temperature. Do not drive yourself."
    cards = [
        kit.care_card(
            s,
            "emergency",
            "Go to A&E now",
            kit.lead_in(s, "emergency", reason),
            kit.rule(s, "emergency"),
            kit.call_plan(s, plan, "emergency"),
        ),
        kit.say_this(
            s,
            "I had CAR\u00a0T\u2011cell therapy 23 days ago, on 28 October. I feel shivery since 9am.",
        ),
        kit.care_card(
            s,
            "urgent",
            "Call your team now",
            kit.lead_in(s, "urgent", "You ticked redness or pus at your PICC line."),
            kit.rule(s, "urgent"),
            kit.call_plan(s, plan[:2], "urgent"),
        ),
        kit.care_card(
            s,
            "contact",
            "Contact your nurse today",
            kit.lead_in(s, "contact", "You ticked a rash. Do not wait for your next appointment."),
            kit.rule(s, "contact"),
            kit.second_line(s, "contact", "Ada Mensah is there 9am to 5pm, Monday to Friday."),
            kit.call_button(s, "020 7946 0123", dialled="02079460123", who="Ada Mensah", kind="blue"),
        ),
        kit.rule_note(
            s, "Go to A&E if you also", "have a temperature of 38C or higher, feel shivery or confused"
        ),
    ]
    foot = [kit.button(s, "Show A&E card", nothing, icon=_I.BADGE_OUTLINED)]
    return whole(s, kit.sub_page(s, cards, back="Change my answers", on_back=nothing, footer=foot))


@guard.screen
def setup():
    s = use_style()
    when, set_when = ft.use_state(kit.DateText("28", "10", "2027"))
    name, set_name = ft.use_state("")
    path, set_path = ft.use_state("no")
    wrong = "The infusion date must be today or in the past" if when.year == "2027" else ""
    body = [
        kit.question(
            s,
            kit.h1(s, "When did you have your CAR\u00a0T\u2011cell infusion?"),
            kit.meta(s, "This is the day you got your CAR\u00a0T cells. For example, 15 3 2026."),
            kit.date_fields(s, when, set_when, error=wrong),
            error=wrong,
        ),
        kit.text_field(s, "Your name", name, set_name, hint="As your hospital writes it"),
        kit.choice_rows(
            s,
            (kit.Choice("yes", "Yes, I am on a trial"), kit.Choice("no", "No", "Most people are not")),
            path,
            set_path,
        ),
    ]
    foot = [kit.button(s, "Continue", nothing)]
    return whole(s, kit.sub_page(s, body, on_back=nothing, footer=foot, on_unwell=nothing))


PAGES = {
    "today": today,
    "unwell": unwell,
    "action": action,
    "food": food,
    "record": record,
    "contacts": contacts,
    "setup": setup,
}
