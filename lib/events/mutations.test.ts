import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { deleteEvent } from '#lib/deletion/records.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Authorized } from '#lib/policy.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { formValuesOf } from './form-values.ts';
import { cancelEvent, createEvent, duplicateEvent, editEvent, restoreEvent, unscheduleEvent } from './mutations.ts';
import { type EventRoot, readEvent } from './root.ts';
import { type EventInput, eventInput } from './schema.ts';

const NOW = '2026-05-01T10:00:00.000Z';
const LATER = '2026-05-01T10:00:09.000Z';
const clock = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };

let db: Db;
let festival: Authorized<'schedule'>;
let other: ReturnType<typeof makeFestival>;
let rooms: number[];

const actor = (userId: number) => ({ userId, name: 'Camille', email: 'c@example.org', isAdministrator: false });

beforeEach(() => {
  db = openTestDb();
  const made = makeFestival(db, { events: 6, rooms: 2, days: 2, seed: 7 });
  other = makeFestival(db, { events: 4, rooms: 1, days: 1, seed: 8 });
  festival = authorizeFestival(actor(made.userId), made.slug, 'schedule', db);
  rooms = made.roomIds;
});

const typed = (values: object): EventInput => eventInput(clock).parse(values);
const idOf = (table: typeof t.films | typeof t.people | typeof t.themes, festivalId: number) =>
  db.select().from(table).where(eq(table.festivalId, festivalId)).get()?.id ?? 0;
const root = (id: number) => readEvent(db, festival.id, id) as EventRoot;
const changeRows = () => db.select().from(t.changes).where(eq(t.changes.festivalId, festival.id)).all();

function makeEvent(values: object = {}): number {
  const created = createEvent(
    festival,
    typed({
      title: { fr: 'Le sang et la boue' },
      day: '2026-06-06',
      time: '20h30',
      end: '23h',
      rooms: [{ room: String(rooms[0]) }],
      items: [
        { key: 'n1', kind: 'introduction', minutes: '5' },
        { key: 'n2', kind: 'film', film: String(idOf(t.films, festival.id)), access: { sdh: 'on' } },
        { key: 'n3', kind: 'debate', elastic: 'on' },
      ],
      people: [{ person: String(idOf(t.people, festival.id)), role: 'moderator', item: 'n3' }],
      themes: { [`t${idOf(t.themes, festival.id)}`]: 'on' },
      offers: [{ key: 'n9', kind: 'paid', price: { fr: '6 €' } }],
      links: [{ address: 'https://a.example/dossier', label: 'Le dossier' }],
      ...values,
    }),
    NOW,
  );
  if (!created.ok) throw new Error(JSON.stringify(created));
  return created.id;
}

/** What « Défaire » takes back. */
const batchOf = (done: { ok: boolean; batch?: string | null }) => done.batch ?? '';

/** Without versions, which never decrease. */
const rewritten = (roots: unknown) =>
  JSON.parse(JSON.stringify(roots, (key, value) => (key === 'version' ? 0 : value)));

describe('createEvent', () => {
  it('writes the séance with all its fields, its own number and one change', () => {
    const before = changeRows().length;
    const id = makeEvent();
    const made = root(id);
    expect(made).toMatchObject({
      id,
      startsAt: '2026-06-06T20:30',
      publicEndFixed: '2026-06-06T23:00',
      version: 1,
      createdAt: NOW,
    });
    expect(made.rooms).toEqual([{ roomId: rooms[0], use: 'main' }]);
    expect(made.items.map(({ kind, minutes, elastic, access }) => ({ kind, minutes, elastic, access }))).toEqual([
      { kind: 'introduction', minutes: 5, elastic: false, access: [] },
      { kind: 'film', minutes: null, elastic: false, access: ['sdh'] },
      { kind: 'debate', minutes: null, elastic: true, access: [] },
    ]);
    expect(made.people.map(({ role, itemId }) => ({ role, itemId }))).toEqual([
      { role: 'moderator', itemId: made.items[2]?.id },
    ]);
    expect(made.offers.map(({ kind, price }) => ({ kind, price }))).toEqual([{ kind: 'paid', price: { fr: '6 €' } }]);
    expect(made.links).toEqual([{ address: 'https://a.example/dossier', label: 'Le dossier' }]);
    expect(changeRows()).toHaveLength(before + 1);
    expect(changeRows().at(-1)).toMatchObject({ verb: 'created', entity: 'event', before: null, after: made });
  });

  it('makes one séance from a form that is posted twice', () => {
    const input = typed({ clientKey: 'aaaaaaaa-1', title: { fr: 'A' } });
    const first = createEvent(festival, input, NOW);
    const rows = changeRows().length;
    expect(createEvent(festival, input, LATER)).toEqual(first);
    expect(changeRows()).toHaveLength(rows);
  });

  it('treats the same key in two festivals as different', () => {
    const input = typed({ clientKey: 'aaaaaaaa-1', title: { fr: 'A' } });
    const theirs = authorizeFestival(actor(other.userId), other.slug, 'schedule', db);
    const first = createEvent(festival, input, NOW);
    const second = createEvent(theirs, input, NOW);
    expect(second.ok && first.ok && second.batch !== first.batch).toBe(true);
  });
});

describe('ids of another festival', () => {
  const cases = {
    room: () => ({ rooms: [{ room: String(other.roomIds[0]) }] }),
    film: () => ({ items: [{ key: 'n1', kind: 'film', film: String(idOf(t.films, other.festivalId)) }] }),
    person: () => ({ people: [{ person: String(idOf(t.people, other.festivalId)) }] }),
    theme: () => ({ themes: { [`t${idOf(t.themes, other.festivalId)}`]: 'on' } }),
    continues: () => ({ continues: String(other.eventIds[0]) }),
    version: () => ({
      items: [
        {
          key: 'n1',
          kind: 'film',
          film: String(idOf(t.films, festival.id)),
          version: String(
            db.select().from(t.filmVersions).where(eq(t.filmVersions.festivalId, other.festivalId)).get()?.id,
          ),
        },
      ],
    }),
    series: () => ({
      series: String(db.insert(t.series).values({ festivalId: other.festivalId, number: 9001 }).returning().get().id),
    }),
  };
  it.each([
    ['room', 'rooms.0.room'],
    ['film', 'items.0.film'],
    ['version', 'items.0.version'],
    ['person', 'people.0.person'],
    ['theme', 'themes'],
    ['continues', 'continues'],
    ['series', 'series'],
  ] as const)('are refused beside their field: %s', (name, path) => {
    const before = db.select().from(t.events).all();
    expect(createEvent(festival, typed(cases[name]()), NOW)).toEqual({
      ok: false,
      reason: 'fields',
      fields: { [path]: 'choice' },
    });
    expect(db.select().from(t.events).all()).toEqual(before);
  });

  it('are not found, and an item id of another séance makes a new row', () => {
    for (const foreign of [other.eventIds[0] ?? 0, 999_999])
      expect(() => editEvent(festival, foreign, typed({ version: '1' }), NOW)).toThrow('notFound');
    const [a, b] = [makeEvent(), makeEvent()];
    const stolen = root(a).items[0]?.id;
    editEvent(festival, b, typed({ version: '1', items: [{ key: `i${stolen}`, kind: 'talk' }] }), NOW);
    expect(root(a).items[0]?.id).toBe(stolen);
    expect(root(b).items[0]?.id).not.toBe(stolen);
  });

  it('refuses a séance that continues one which continues it, also by another', () => {
    const first = makeEvent();
    const second = makeEvent({ continues: String(first) });
    const third = makeEvent({ continues: String(second) });
    for (const last of [first, second, third])
      expect(editEvent(festival, first, typed({ version: '1', continues: String(last) }), NOW)).toEqual({
        ok: false,
        reason: 'fields',
        fields: { continues: 'circle' },
      });
  });

  it('drops a copy of another film of this festival, which a form without a script still offers', () => {
    const versions = db.select().from(t.filmVersions).where(eq(t.filmVersions.festivalId, festival.id)).all();
    const [one, two] = versions;
    const id = makeEvent({
      items: [{ key: 'n1', kind: 'film', film: String(one?.filmId), version: String(two?.id) }],
      people: [],
    });
    expect(root(id).items[0]).toMatchObject({ filmId: one?.filmId, filmVersionId: null });
  });
});

describe('what a séance wishes', () => {
  it('is stored as typed, without empty wishes', () => {
    const other = root(makeEvent()).number;
    const wishes = { day: '2026-06-07', part: 'evening', edge: 'last', school: 'on', before: String(other) };
    const id = makeEvent({ wishes: { ...wishes, after: '', apart: '' } });
    expect(root(id).wishes).toEqual({ ...wishes, school: true, before: other });
    editEvent(festival, id, typed({ version: '1', wishes: { part: '', apart: String(other) } }), NOW);
    expect(root(id).wishes).toEqual({ apart: other });
  });

  it.each(['after', 'before', 'apart'])('names another séance of this festival: %s', (wish) => {
    const foreign = 8001;
    const [one = 0] = other.eventIds;
    db.update(t.events).set({ number: foreign }).where(eq(t.events.id, one)).run();
    const id = makeEvent();
    const { number, wishes } = root(id);
    for (const wrong of [foreign, 9001, number])
      expect(editEvent(festival, id, typed({ version: '1', wishes: { [wish]: String(wrong) } }), NOW)).toMatchObject({
        reason: 'fields',
        fields: { [`wishes.${wish}`]: 'choice' },
      });
    expect(root(id).wishes).toEqual(wishes);
  });
});

describe('editEvent', () => {
  it('keeps the ids of rows that stay, in their new order, and their people', () => {
    const id = makeEvent();
    const before = root(id);
    const [intro, film, debate] = before.items;
    const saved = editEvent(
      festival,
      id,
      typed({
        version: '1',
        items: [
          { key: `i${debate?.id}`, kind: 'debate', minutes: '30', position: '30' },
          { key: `i${film?.id}`, kind: 'film', film: String(film?.filmId), position: '20' },
          { key: 'n1', kind: 'break', minutes: '10', position: '25' },
        ],
        people: [{ person: String(before.people[0]?.personId), item: `i${debate?.id}`, confirmation: 'confirmed' }],
      }),
      LATER,
    );
    expect(saved.ok).toBe(true);
    const after = root(id);
    expect(after.version).toBe(2);
    expect(after.items.map((item) => item.id)).toEqual([film?.id, expect.any(Number), debate?.id]);
    expect(after.items.some((item) => item.id === intro?.id)).toBe(false);
    expect(after.people[0]).toMatchObject({ itemId: debate?.id, confirmation: 'confirmed' });
  });

  it('tells the second of two people what stands now, what they had opened, and who wrote', () => {
    const id = makeEvent();
    const opened = root(id);
    editEvent(festival, id, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    const current = root(id);
    const rows = changeRows().length;
    expect(editEvent(festival, id, typed({ version: '1', title: { fr: 'Deux' } }), LATER)).toEqual({
      ok: false,
      reason: 'changed',
      current,
      base: opened,
      by: 'Camille',
      isOwn: true,
      at: NOW,
    });
    expect(root(id)).toEqual(current);
    expect(changeRows()).toHaveLength(rows);
  });

  it('records nothing when the form changes nothing', () => {
    const id = makeEvent();
    const before = root(id);
    const rows = changeRows().length;
    const [offer, person] = [before.offers[0], before.people[0]];
    const same = typed({
      version: '1',
      title: { fr: 'Le sang et la boue' },
      day: '2026-06-06',
      time: '20:30',
      end: '23:00',
      rooms: [{ room: String(rooms[0]) }],
      items: before.items.map((item) => ({
        key: `i${item.id}`,
        kind: item.kind,
        film: String(item.filmId ?? ''),
        minutes: String(item.minutes ?? ''),
        elastic: item.elastic,
        access: Object.fromEntries(item.access.map((access) => [access, 'on'])),
      })),
      people: [
        { key: `i${person?.id}`, person: String(person?.personId), role: 'moderator', item: `i${person?.itemId}` },
      ],
      themes: { [`t${before.themeIds[0]}`]: 'on' },
      offers: [{ key: `i${offer?.id}`, kind: 'paid', price: { fr: '6 €' } }],
      links: before.links,
    });
    expect(editEvent(festival, id, same, LATER)).toEqual({ ok: true, id, batch: null });
    expect(root(id)).toEqual(before);
    expect(changeRows()).toHaveLength(rows);
  });

  it('saves a form posted twice only once, also if the version has changed since', () => {
    const id = makeEvent();
    const input = typed({ version: '1', clientKey: 'bbbbbbbb-1', title: { fr: 'Un' } });
    const first = editEvent(festival, id, input, NOW);
    expect(editEvent(festival, id, input, LATER)).toEqual(first);
    expect(root(id).version).toBe(2);
  });

  it('confirms a suggested time only when it is confirmed or changed', () => {
    const id = makeEvent();
    const suggest = () => db.update(t.events).set({ timeIsSuggested: true }).where(eq(t.events.id, id)).run();
    suggest();
    const values = { day: '2026-06-06', time: '20:30' };
    editEvent(festival, id, typed({ version: '1', ...values }), NOW);
    expect(root(id).timeIsSuggested).toBe(true);
    editEvent(festival, id, typed({ version: '2', ...values, timeIsConfirmed: 'on' }), NOW);
    expect(root(id).timeIsSuggested).toBe(false);
    suggest();
    editEvent(festival, id, typed({ version: '3', ...values, time: '21h' }), NOW);
    expect(root(id).timeIsSuggested).toBe(false);
  });
});

describe('unscheduling, cancelling', () => {
  it('unscheduling, cancelling with a reason and restoring have one verb each', () => {
    const id = makeEvent();
    cancelEvent(festival, id, { version: 1, clientKey: null, reason: { fr: 'Copie perdue' } }, NOW);
    expect(root(id)).toMatchObject({ status: 'cancelled', cancellationReason: { fr: 'Copie perdue' } });
    restoreEvent(festival, id, { version: 2, clientKey: null }, NOW);
    expect(root(id)).toMatchObject({ status: 'planned', cancellationReason: {} });
    unscheduleEvent(festival, id, { version: 3, clientKey: null }, NOW);
    expect(root(id)).toMatchObject({ startsAt: null, publicEndFixed: null, version: 4 });
    expect(changeRows().map((row) => row.verb)).toEqual(['created', 'cancelled', 'restored', 'unscheduled']);
  });

  it('change nothing on a séance that changed since it was seen', () => {
    const id = makeEvent();
    editEvent(festival, id, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    const current = root(id);
    for (const act of [unscheduleEvent, restoreEvent, deleteEvent])
      expect(act(festival, id, { version: 1, clientKey: null }, LATER)).toMatchObject({ reason: 'changed' });
    expect(root(id)).toEqual(current);
  });
});

it('keeps a locked séance where it is, in its form and by its button, and changes the rest', () => {
  const id = makeEvent();
  const lock = (isLocked: boolean) => db.update(t.events).set({ isLocked }).where(eq(t.events.id, id)).run();
  lock(true);
  const save = (more: object) => editEvent(festival, id, typed({ ...formValuesOf(root(id), '05:00'), ...more }), NOW);
  expect(save({ time: '21h' })).toEqual({ ok: false, reason: 'fields', fields: { time: 'locked' } });
  expect(save({ rooms: [{ room: String(rooms[1]) }] })).toMatchObject({ fields: { rooms: 'locked' } });
  expect(save({ title: { fr: 'Autre', en: '' } })).toMatchObject({ ok: true });
  const off = () => unscheduleEvent(festival, id, { version: root(id).version, clientKey: null }, NOW);
  expect([off().ok, root(id).startsAt]).toEqual([false, '2026-06-06T20:30']);
  lock(false);
  expect([off().ok, root(id).startsAt]).toEqual([true, null]);
});

describe('duplicateEvent', () => {
  it('makes an unscheduled séance, where nobody is expected yet', () => {
    const id = makeEvent();
    db.update(t.eventPeople).set({ confirmation: 'confirmed' }).run();
    db.update(t.offers).set({ address: 'https://example.org/billets/samedi' }).run();
    db.update(t.events)
      .set({ wishes: { part: 'evening', edge: 'opening' } })
      .run();
    const first = root(id);
    const copied = duplicateEvent(festival, id, { clientKey: null }, LATER);
    const copy = root(copied.ok ? copied.id : 0);
    expect(copy).toMatchObject({
      title: first.title,
      links: first.links,
      startsAt: null,
      version: 1,
      createdAt: LATER,
    });
    // The copy keeps the wished hours, but only one of the two can open the festival.
    expect(copy.wishes).toEqual({ part: 'evening' });
    // A link to the tickets of the first would sell those for the copy.
    expect(copy.offers).toMatchObject([{ kind: 'paid', price: { fr: '6 €' }, address: '' }]);
    expect(copy.uid).not.toBe(first.uid);
    expect(copy.number).toBeGreaterThan(first.number);
    expect(copy.items.map((item) => item.kind)).toEqual(first.items.map((item) => item.kind));
    expect(copy.people).toEqual([
      {
        ...first.people[0],
        id: copy.people[0]?.id,
        eventId: copy.id,
        itemId: copy.items[2]?.id,
        confirmation: 'considered',
      },
    ]);
    expect(root(id)).toEqual(first);
  });
});

describe('Défaire', () => {
  const undo = (batch: string) => undoBatch(festival, batch, LATER);

  it('undoes an edit, and undoes the undoing', () => {
    const id = makeEvent();
    const before = root(id);
    const saved = editEvent(festival, id, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    const edited = root(id);
    const undone = undo(batchOf(saved));
    expect(rewritten(root(id))).toEqual(rewritten(before));
    expect(root(id).version).toBe(3);
    undo(batchOf(undone));
    expect(rewritten(root(id))).toEqual(rewritten(edited));
    expect(root(id).version).toBe(4);
  });

  it('restores a deleted séance with its number, its UID, its rows, and those that continued it', () => {
    const id = makeEvent();
    const follower = makeEvent({ continues: String(root(id).id) });
    const [before, beforeFollower] = [root(id), root(follower)];
    const deleted = deleteEvent(festival, id, { version: 1, clientKey: null }, NOW);
    expect(readEvent(db, festival.id, id)).toBeNull();
    expect(root(follower).continuesEventId).toBeNull();
    expect(undo(batchOf(deleted))).toEqual({ ok: true, batch: expect.any(String), left: [] });
    expect(rewritten(root(id))).toEqual(rewritten(before));
    expect(rewritten(root(follower))).toEqual(rewritten(beforeFollower));
  });

  it('undoes the making of a séance', () => {
    const created = createEvent(festival, typed({ title: { fr: 'A' } }), NOW);
    undo(batchOf(created));
    expect(created.ok && readEvent(db, festival.id, created.id)).toBeNull();
  });

  it('leaves what somebody changed since, and says so', () => {
    const id = makeEvent();
    const saved = editEvent(festival, id, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    editEvent(festival, id, typed({ version: '2', title: { fr: 'Deux' } }), NOW);
    const current = root(id);
    expect(undo(batchOf(saved))).toEqual({ ok: false, reason: 'changed' });
    expect(root(id)).toEqual(current);
  });

  it('undoes once if asked twice, and never an act of another festival', () => {
    const id = makeEvent();
    const saved = editEvent(festival, id, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    const batch = batchOf(saved);
    const theirs = authorizeFestival(actor(other.userId), other.slug, 'schedule', db);
    expect(undoBatch(theirs, batch, LATER)).toEqual({ ok: false, reason: 'unknown' });
    expect(undo(batch).ok).toBe(true);
    expect(undo(batch)).toEqual({ ok: false, reason: 'changed' });
  });

  it('says so if something it needs was deleted meanwhile, and writes nothing', () => {
    const id = makeEvent({ rooms: [{ room: String(rooms[0]) }] });
    const lonely = db
      .insert(t.rooms)
      .values({ festivalId: festival.id, venueId: db.select().from(t.venues).get()?.id ?? 0, number: 9100 })
      .returning()
      .get();
    editEvent(festival, id, typed({ version: '1', rooms: [{ room: String(lonely.id) }] }), NOW);
    const saved = editEvent(festival, id, typed({ version: '2', rooms: [] }), NOW);
    db.delete(t.rooms)
      .where(and(eq(t.rooms.festivalId, festival.id), eq(t.rooms.id, lonely.id)))
      .run();
    const current = root(id);
    expect(undo(batchOf(saved))).toEqual({ ok: false, reason: 'blocked' });
    expect(root(id)).toEqual(current);
  });
});
