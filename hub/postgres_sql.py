"""What the hub says to PostgreSQL: one table, and statements that each are one transaction.

No lock is held while the hub thinks. A box is read, `decide` is asked, and what it allows is written only
where the box's `turn` is still the one that was read; who came too late reads again. Rows are locked in the
order of their names, so that two hubs never stop each other.
"""

CHANNEL = "homeward_boxes"
FIELDS = ("version", "blob", "read", "write", "changed", "expires", "gone", "opened")  # as Box has them

# Two hubs may open at once: the second waits here for the first.
ALONE = "select pg_advisory_xact_lock(7233946823)"
IS_MADE = "select to_regclass('homeward_boxes') is not null"
MAKE = """
create table homeward_boxes (
    box text collate "C" primary key,
    turn bigint not null,       -- changes with each write, but not when a box is opened
    version bigint not null,
    blob bytea not null,
    read bytea not null,
    write bytea not null,
    changed double precision not null,
    expires double precision not null,
    gone boolean not null,
    opened double precision
);
alter table homeward_boxes alter column blob set storage external; -- sealed bytes do not shrink
"""

READ = """
select box, turn, version, blob, read, write, changed, expires, gone, opened
from homeward_boxes where box = any(%s)
"""

# One notice for all that was written; a batch is small enough for its 8,000 bytes.
WRITE = """
with written as (
    insert into homeward_boxes as kept (box, turn, version, blob, read, write, changed, expires, gone, opened)
    select * from unnest(
        %b::text[], %b::bigint[], %b::bigint[], %b::bytea[], %b::bytea[], %b::bytea[],
        %b::double precision[], %b::double precision[], %b::boolean[], %b::double precision[])
    on conflict (box) do update set
        turn = excluded.turn, version = excluded.version, blob = excluded.blob, read = excluded.read,
        write = excluded.write, changed = excluded.changed, expires = excluded.expires, gone = excluded.gone,
        opened = case when kept.expires > excluded.changed then greatest(kept.opened, excluded.opened) end
    where kept.turn = excluded.turn - 1
    returning box
), told as (
    select pg_notify('homeward_boxes', string_agg(box, ',')) from written having count(*) > 0
)
select box from written, told
"""

OPENED = """
with due as (
    select kept.box, used.at
    from homeward_boxes kept
    join unnest(%s::text[], %s::double precision[]) as used (box, at) on used.box = kept.box
    where kept.opened is null or kept.opened < used.at
    order by kept.box for no key update of kept
)
update homeward_boxes kept set opened = due.at from due where kept.box = due.box
"""

COUNT = "select count(*) from homeward_boxes"

TIDY = """
delete from homeward_boxes where box in (
    select box from homeward_boxes where expires <= %s order by box for update skip locked)
"""
