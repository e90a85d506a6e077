"""Food, Record and Contacts of the gallery, built from the kit with invented people."""

from __future__ import annotations

import flet as ft

from tests.components.gallery_parts import framed, nothing
from views import guard
from views.components import kit
from views.theme import use_style

_I = ft.Icons


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
        kit.card(s, top, kit.link(s, "My team gave me another amount", nothing, _I.EDIT_OUTLINED)),
        kit.section(s, "Add a drink"),
        kit.quick_add(
            s,
            (
                kit.AddItem("cup", "Cup", "150 ml", nothing),
                kit.AddItem("glass", "Glass", "200 ml", nothing),
                kit.AddItem("mug", "Mug", "250 ml", nothing),
                kit.AddItem("bottle", "Bottle", "500 ml", nothing),
            ),
        ),
        kit.undo_strip(s, "Added a mug at 10:50am", nothing),
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
            kit.check_row(s, "In date", False, nothing, "Use-by date not passed", _I.EVENT_OUTLINED),
            kit.check_row(s, "Clean hands", True, nothing, "And a clean kitchen", _I.CLEAN_HANDS_OUTLINED),
        ),
        kit.button(s, "Save this meal or snack", nothing, kind="tonal"),
        kit.button(s, "Check or change these numbers", nothing, kind="edge", icon=_I.EDIT_OUTLINED),
        kit.button(s, "Clear this tablet", nothing, kind="danger"),
        kit.button(s, "Not yet", nothing, disabled=True),
    ]
    return framed(s, "/food", kit.page_body(s, kit.header(s, "Food and drink", nothing), left, right))


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
        kit.button(s, "Add a temperature", nothing, icon=_I.ADD_ROUNDED),
        kit.section(s, "Symptoms", action=kit.pill(s, "Add", nothing, _I.ADD_ROUNDED)),
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
            kit.button(s, "Add your first temperature", nothing, icon=_I.ADD_ROUNDED),
        ),
    ]
    body = kit.page_body(s, kit.header(s, "Record", nothing), left, right)
    return framed(
        s, "/record", body, banners=[kit.banner(s, "Example, not you", kind="example", on_action=nothing)]
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
        kit.call_button(s, "020 3447 7359", dialled="+442034477359", who="Haematology helpline", kind="hero"),
        spacing=10,
    )
    team = kit.rows_card(
        s,
        kit.contact_row(
            s,
            "Ada Mensah, nurse",
            "020 7946 0123",
            "9am to 5pm, Monday to Friday",
            dialled="02079460123",
        ),
        kit.contact_row(
            s,
            "Out of hours, urgent",
            "07852 220 900",
            "5pm to 9am, weekends and bank holidays",
            False,
            dialled="+447852220900",
        ),
    )
    facts = kit.rows_card(
        s,
        kit.fact_row(s, "Fluids", "0.4 litres", "Aim for 2 to 3 litres", _I.WATER_DROP_OUTLINED),
        kit.fact_row(s, "Medicines", "2 of 3", "1 not ticked yet", _I.MEDICATION_OUTLINED),
    )
    right = [
        kit.section(s, "Your team"),
        team,
        facts,
        kit.banner(s, "This advice was due for review on 1 December 2026.", kind="stale"),
        kit.banner(
            s, "The last entry could not be kept.", kind="problem", action="Try again", on_action=nothing
        ),
        kit.note(
            s, "No account. What you write stays on this phone.", icon=_I.LOCK_OUTLINE_ROUNDED, tone="harbour"
        ),
    ]
    return framed(s, "/contacts", kit.page_body(s, kit.header(s, "Contacts", nothing), [call], right))
