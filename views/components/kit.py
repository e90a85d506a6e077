"""Everything a screen builds with, under one name: `from views.components import kit`."""
# ruff: noqa: F401

from views.components.bars import MORE, PLACES, Place, strip
from views.components.buttons import button, call_button, icon_button, link, pill, red_button
from views.components.cards import (
    card,
    empty_state,
    gauge_card,
    hero,
    hero_surface,
    icon_tile,
    pair,
    rows_card,
    section,
)
from views.components.care_card import (
    PlanStep,
    call_plan,
    care_card,
    lead_in,
    point,
    rule,
    say_this,
    second_line,
)
from views.components.charts import Bar, Reading, Tick, goal_blocks, temperature_chart, week_bars
from views.components.chips import chips
from views.components.choices import Choice, Swatch, choice_rows, number_scale, segmented, swatches
from views.components.fields import DateText, date_fields, stepper, text_field
from views.components.figure_chart import Figure, Mark, figure_chart, table
from views.components.icons import icon
from views.components.notes import (
    banner,
    error_text,
    note,
    provenance,
    question,
    rule_note,
    spoken_note,
    undo_strip,
)
from views.components.rings import bar, fluid_ring, jug, value_ring
from views.components.rows import AddItem, check_row, contact_row, event_row, fact_row, nav_row, quick_add
from views.components.shell import (
    back_header,
    day_header,
    emergency_strip,
    frame,
    header,
    page_body,
    sub_page,
)
from views.components.step_list import StepLine, step_disc, step_rows, step_side
from views.components.text import body, crossed, display, h1, h2, h3, label, lead, meta, num, strong, title
