"""The pages of the gallery: the reference screens, built from the kit with invented people."""

from __future__ import annotations

import flet as ft

from views import guard
from views.components import kit
from views.theme import use_style

_I = ft.Icons
SOURCE = (
    "Based on UCLH patient information last updated 22 January 2025, review due 1 December 2026. "
    "Homeward is not part of UCLH or the NHS."
)


def _nothing(*_what: object) -> None:
    return None


def _frame(s, place, body, **more):
    return kit.frame(s, place, body, on_place=_nothing, on_unwell=_nothing, on_more=_nothing, **more)


def _view(s, body):
    safe = ft.SafeArea(content=body, expand=True)
    return ft.View(route="/page", padding=0, bgcolor=s.palette.paper, controls=[safe])


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
        ("Mark as taken", _nothing),
        ("Later", _nothing),
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
            kit.nav_row(s, "Move every hour", _nothing, "4 of 10 hours so far", _I.EMOJI_PEOPLE_ROUNDED),
            kit.nav_row(s, "Drink 2 to 3 litres", _nothing, "1.2 litres so far", _I.WATER_DROP_OUTLINED),
        ),
    ]
    coming = [
        kit.section(s, "Coming up"),
        kit.rows_card(
            s,
            kit.nav_row(
                s, "Blood test", _nothing, "Friday 27 November, in 7 days", _I.BLOODTYPE_OUTLINED, "lamp"
            ),
        ),
        kit.note(
            s, "Keep to your plan. Doing too much today can leave you worn out tomorrow.", "A good day?"
        ),
        kit.provenance(s, SOURCE),
    ]
    head = kit.day_header(s, "Day 23", ("Friday 20 November 2026", "9 days at home"), _nothing)
    left, right = ([hero, *checks], [rings, *coming]) if s.two_panes else ([hero, rings, *checks], coming)
    return _frame(s, "/", kit.page_body(s, head, left, right, picture=True))


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
        on_back=_nothing,
        top=[kit.emergency_strip(s)],
        footer=[
            kit.button(
                s, "See what to do now", _nothing, kind="red", trailing=_I.ARROW_FORWARD_ROUNDED, px=21
            ),
            kit.footer_link(s, "Or call your team now", _nothing, _I.CALL_ROUNDED),
        ],
    )
    return _view(s, body)


@guard.screen
def action():
    s = use_style()
    plan = (
        kit.PlanStep(
            "Call your team on the way",
            "It is 10:40am on Friday. The helpline is open until 5pm.",
            "020 3447 7359",
            "Haematology helpline",
        ),
        kit.PlanStep(
            "No answer in 2 minutes?", "Try the out-of-hours phone.", "07852 220 900", "Out of hours"
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
            kit.call_button(s, "020 7946 0123", who="Ada Mensah", kind="blue"),
        ),
        kit.rule_note(
            s, "Go to A&E if you also", "have a temperature of 38C or higher, feel shivery or confused"
        ),
    ]
    foot = [kit.button(s, "Show A&E card", _nothing, icon=_I.BADGE_OUTLINED)]
    return _view(s, kit.sub_page(s, cards, back="Change my answers", on_back=_nothing, footer=foot))


@guard.screen
def food():
    s = use_style()
    pee, set_pee = ft.use_state("yellow")
    words = ft.Column(
        [
            kit.num(s, "1.2 litres", 30),
            kit.meta(s, "so far today"),
            kit.body(s, "Aim for 2 to 3 litres. You may need more in hot weather."),
        ],
        spacing=8,
        expand=not s.big,
    )
    jug = kit.jug(s, 1.2)
    top = ft.Column([jug, words]) if s.big else ft.Row([jug, words], spacing=14)
    left = [
        kit.card(s, top, kit.link(s, "My team gave me a different amount", _nothing, _I.EDIT_OUTLINED)),
        kit.section(s, "Add a drink"),
        kit.quick_add(
            s,
            (
                kit.AddItem("cup", "Cup", "150 ml", _nothing),
                kit.AddItem("glass", "Glass", "200 ml", _nothing),
                kit.AddItem("mug", "Mug", "250 ml", _nothing),
                kit.AddItem("bottle", "Bottle", "500 ml", _nothing),
            ),
        ),
        kit.undo_strip(s, "Added a mug at 10:50am", _nothing),
        kit.card(
            s,
            kit.h3(s, "What colour is your pee?"),
            kit.swatches(
                s,
                (
                    kit.Swatch("pale", "Pale", "#F6EFB8"),
                    kit.Swatch("yellow", "Yellow", "#EED966"),
                    kit.Swatch("dark", "Dark", "#D9A53B"),
                    kit.Swatch("brown", "Brown", "#9C6326"),
                ),
                pee,
                set_pee,
            ),
            kit.meta(s, "Darker pee can mean you need to drink more."),
            padding=18,
        ),
    ]
    right = [
        kit.section(s, "Before you eat"),
        kit.rows_card(
            s,
            kit.check_row(s, "In date", False, _nothing, "Use-by date not passed", _I.EVENT_OUTLINED),
            kit.check_row(s, "Clean hands", True, _nothing, "And a clean kitchen", _I.CLEAN_HANDS_OUTLINED),
        ),
        kit.button(s, "Save this meal or snack", _nothing, kind="tonal"),
        kit.button(s, "Check or change these numbers", _nothing, kind="edge", icon=_I.EDIT_OUTLINED),
        kit.button(s, "Clear this tablet", _nothing, kind="danger"),
        kit.button(s, "Not yet", _nothing, disabled=True),
    ]
    return _frame(s, "/food", kit.page_body(s, kit.header(s, "Food and drink", _nothing), left, right))


@guard.screen
def record():
    s = use_style()
    span, set_span = ft.use_state("7")
    energy, set_energy = ft.use_state("3")
    values = (36.6, 36.9, 36.5, 37.1, 36.8, 36.9, 36.7, 37.3, 36.9, 36.8, 36.7)
    spots = (0.02, 0.09, 0.17, 0.24, 0.32, 0.39, 0.62, 0.69, 0.77, 0.84, 0.93)
    readings = tuple(kit.Reading(x, v, gap=x == 0.62) for x, v in zip(spots, values, strict=True))
    days = ("Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri")
    ticks = tuple(kit.Tick(0.05 + 0.148 * i, day, day == "Fri") for i, day in enumerate(days))
    steps = (1900, 2190, 1600, 2080, 1640)
    names = ("Mon", "Tue", "Wed", "Thu", "Today")
    bars = tuple(kit.Bar(day, n, day == "Today") for day, n in zip(names, steps, strict=True))
    bars += (kit.Bar("Sat", None, future=True), kit.Bar("Sun", None, future=True))
    span_choice = (kit.Choice("7", "7 days"), kit.Choice("30", "30 days"), kit.Choice("all", "All"))
    words = [kit.h2(s, "Temperature", expand=not s.big), kit.num(s, "36.7C", 27)]
    head = ft.Column(words) if s.big else ft.Row(words)
    left = [
        kit.card(
            s,
            head,
            kit.meta(s, "Last taken today at 8:05am"),
            kit.segmented(s, span_choice, span, set_span),
            ft.Container(height=8),
            kit.temperature_chart(s, readings, ticks, "Temperatures of the last 7 days, latest 36.7C"),
        ),
        kit.button(s, "Add a temperature", _nothing, icon=_I.ADD_ROUNDED),
        kit.section(s, "Symptoms", action=kit.pill(s, "Add", _nothing, _I.ADD_ROUNDED)),
        kit.rows_card(
            s,
            kit.event_row(s, "Yesterday, 7pm", "Mild headache", "Went by 9pm. Told the helpline"),
            kit.event_row(s, "Wednesday, 3pm", "Feeling sick", "Took medicine for it", last=True),
        ),
        kit.card(
            s,
            kit.h3(s, "Energy"),
            kit.number_scale(
                s,
                tuple(kit.Choice(str(n), str(n)) for n in range(1, 6)),
                energy,
                set_energy,
                "1 very low",
                "5 very good",
            ),
        ),
    ]
    right = [
        kit.card(
            s,
            kit.num(s, "1,640 steps", 30),
            kit.bar(s, 0.65, s.palette.lamp),
            ft.Container(height=6),
            kit.week_bars(s, bars, 2500, "Steps this week, today 1,640 of 2,500"),
        ),
        kit.card(
            s,
            kit.h3(s, "Goals grow week by week"),
            kit.goal_blocks(
                s,
                (
                    kit.Bar("Week 1", 1800),
                    kit.Bar("Week 2", 2200),
                    kit.Bar("Now", 2500, today=True),
                    kit.Bar("Next", 2800, future=True),
                ),
                "Goals of the weeks: 1,800, 2,200, 2,500 now, 2,800 next",
            ),
        ),
        kit.empty_state(
            s,
            "No temperatures yet",
            "Take your temperature each morning and evening. Your readings will show here as a chart.",
            kit.button(s, "Add your first temperature", _nothing, icon=_I.ADD_ROUNDED),
        ),
    ]
    body = kit.page_body(s, kit.header(s, "Record", _nothing), left, right)
    return _frame(
        s, "/record", body, banners=[kit.banner(s, "Example, not you", kind="example", on_action=_nothing)]
    )


@guard.screen
def contacts():
    s = use_style()
    p = s.palette
    call = kit.hero_surface(
        s,
        kit.label(s, "Right now, call", color=p.on_hero2),
        kit.h2(s, "Haematology helpline", color=p.on_hero),
        kit.meta(s, "Open today until 5pm", color=p.on_hero2),
        kit.call_button(s, "020 3447 7359", who="Haematology helpline", kind="hero"),
        spacing=10,
    )
    team = kit.rows_card(
        s,
        kit.contact_row(s, "Ada Mensah, nurse", "020 7946 0123", "9am to 5pm, Monday to Friday"),
        kit.contact_row(
            s, "Out of hours, urgent", "07852 220 900", "5pm to 9am, weekends and bank holidays", False
        ),
    )
    facts = kit.rows_card(
        s,
        kit.fact_row(
            s, "Fluids", "0.4 litres", "Aim for 2 to 3 litres", _I.WATER_DROP_OUTLINED, kit.bar(s, 0.15)
        ),
        kit.fact_row(s, "Medicines", "2 of 3", "1 not ticked yet", _I.MEDICATION_OUTLINED),
    )
    right = [
        kit.section(s, "Your team"),
        team,
        facts,
        kit.banner(s, "This advice was due for review on 1 December 2026.", kind="stale"),
        kit.banner(
            s, "The last entry could not be kept.", kind="problem", action="Try again", on_action=_nothing
        ),
        kit.note(
            s, "No account. What you write stays on this phone.", icon=_I.LOCK_OUTLINE_ROUNDED, tone="harbour"
        ),
    ]
    return _frame(s, "/contacts", kit.page_body(s, kit.header(s, "Contacts", _nothing), [call], right))


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
    foot = [kit.button(s, "Continue", _nothing)]
    return _view(s, kit.sub_page(s, body, on_back=_nothing, footer=foot, on_unwell=_nothing))


PAGES = {
    "today": today,
    "unwell": unwell,
    "action": action,
    "food": food,
    "record": record,
    "contacts": contacts,
    "setup": setup,
}
