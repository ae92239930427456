import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../db/client.ts';
import * as t from '../../db/schema/index.ts';
import { makeFestival, openTestDb } from '../../db/testing.ts';
import type { Authorized } from '../authorized.ts';
import { authorizeFestival, type Festival } from '../festivals/access.ts';
import { undoBatch } from '../history/undo.ts';
import {
  cancelEvent,
  createEvent,
  deleteEvent,
  duplicateEvent,
  editEvent,
  moveEvent,
  restoreEvent,
  unscheduleEvent,
} from './mutations.ts';
import { type EventRoot, readRoot } from './root.ts';
import { type EventInput, eventInput } from './schema.ts';

const NOW = '2026-05-01T10:00:00.000Z';
const LATER = '2026-05-01T10:00:09.000Z';
const clock = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };

let db: Db;
let festival: Authorized<Festival, 'schedule'>;
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
const root = (number: number) => readRoot(db, festival.id, { number }) as EventRoot;
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
      ...values,
    }),
    NOW,
  );
  if (!created.ok) throw new Error(JSON.stringify(created));
  return created.number;
}

const withoutVersion = ({ event: { version, ...event }, ...parts }: EventRoot) => ({ event, ...parts });
/** Rows as a person reads them: a new row has a new id. */
const rewritten = (root: EventRoot) =>
  JSON.parse(JSON.stringify(root, (key, value) => (key === 'version' ? 0 : value)));

describe('createEvent', () => {
  it('writes the séance with everything on it, a number of its own and one change', () => {
    const before = changeRows().length;
    const number = makeEvent();
    const made = root(number);
    expect(made.event).toMatchObject({
      number,
      startsAt: '2026-06-06T20:30',
      publicEndFixed: '2026-06-06T23:00',
      version: 1,
      createdAt: NOW,
    });
    expect(made.rooms).toEqual([{ roomId: rooms[0], use: 'main', position: 0 }]);
    expect(made.items.map(({ kind, minutes, elastic, access }) => ({ kind, minutes, elastic, access }))).toEqual([
      { kind: 'introduction', minutes: 5, elastic: false, access: [] },
      { kind: 'film', minutes: null, elastic: false, access: ['sdh'] },
      { kind: 'debate', minutes: null, elastic: true, access: [] },
    ]);
    expect(made.people.map(({ role, itemId }) => ({ role, itemId }))).toEqual([
      { role: 'moderator', itemId: made.items[2]?.id },
    ]);
    expect(made.offers.map(({ kind, price }) => ({ kind, price }))).toEqual([{ kind: 'paid', price: { fr: '6 €' } }]);
    expect(changeRows()).toHaveLength(before + 1);
    expect(changeRows().at(-1)).toMatchObject({ verb: 'created', entity: 'event', before: null, after: made });
  });

  it('makes one séance of a save that is sent twice', () => {
    const input = typed({ clientKey: 'aaaaaaaa-1', title: { fr: 'A' } });
    const first = createEvent(festival, input, NOW);
    const rows = changeRows().length;
    expect(createEvent(festival, input, LATER)).toEqual(first);
    expect(changeRows()).toHaveLength(rows);
  });

  it('keeps two festivals whose browsers made the same key apart', () => {
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

  it('cannot be edited by number, and an item id of another séance makes a new row', () => {
    const foreign = db.select().from(t.events).where(eq(t.events.festivalId, other.festivalId)).get();
    const absent = (foreign?.number ?? 0) + 5000;
    expect(() => editEvent(festival, absent, typed({ version: '1' }), NOW)).toThrow('notFound');
    const [a, b] = [makeEvent(), makeEvent()];
    const stolen = root(a).items[0]?.id;
    editEvent(festival, b, typed({ version: '1', items: [{ key: `i${stolen}`, kind: 'talk' }] }), NOW);
    expect(root(a).items[0]?.id).toBe(stolen);
    expect(root(b).items[0]?.id).not.toBe(stolen);
  });

  it('drops a version that is a copy of another film of this festival, which a form without a script still offers', () => {
    const versions = db.select().from(t.filmVersions).where(eq(t.filmVersions.festivalId, festival.id)).all();
    const [one, two] = versions;
    const number = makeEvent({
      items: [{ key: 'n1', kind: 'film', film: String(one?.filmId), version: String(two?.id) }],
      people: [],
    });
    expect(root(number).items[0]).toMatchObject({ filmId: one?.filmId, filmVersionId: null });
  });
});

describe('editEvent', () => {
  it('keeps the ids of rows that stay, in their new order, and the people on them', () => {
    const number = makeEvent();
    const before = root(number);
    const [intro, film, debate] = before.items;
    const saved = editEvent(
      festival,
      number,
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
    const after = root(number);
    expect(after.event.version).toBe(2);
    expect(after.items.map((item) => item.id)).toEqual([film?.id, expect.any(Number), debate?.id]);
    expect(after.items.some((item) => item.id === intro?.id)).toBe(false);
    expect(after.people[0]).toMatchObject({ itemId: debate?.id, confirmation: 'confirmed' });
  });

  it('tells the second of two people what stands now, what they had opened, and who wrote', () => {
    const number = makeEvent();
    const opened = root(number);
    editEvent(festival, number, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    const current = root(number);
    const rows = changeRows().length;
    expect(editEvent(festival, number, typed({ version: '1', title: { fr: 'Deux' } }), LATER)).toEqual({
      ok: false,
      reason: 'changed',
      current,
      base: opened,
      by: 'Camille',
      at: NOW,
    });
    expect(root(number)).toEqual(current);
    expect(changeRows()).toHaveLength(rows);
  });

  it('saves once what is sent twice, also when the version has moved on since', () => {
    const number = makeEvent();
    const input = typed({ version: '1', clientKey: 'bbbbbbbb-1', title: { fr: 'Un' } });
    const first = editEvent(festival, number, input, NOW);
    expect(editEvent(festival, number, input, LATER)).toEqual(first);
    expect(root(number).event.version).toBe(2);
  });

  it('settles a suggested time when it is confirmed or changed, and only then', () => {
    const number = makeEvent();
    const suggest = () => db.update(t.events).set({ timeIsSuggested: true }).where(eq(t.events.number, number)).run();
    suggest();
    const values = { day: '2026-06-06', time: '20:30' };
    editEvent(festival, number, typed({ version: '1', ...values }), NOW);
    expect(root(number).event.timeIsSuggested).toBe(true);
    editEvent(festival, number, typed({ version: '2', ...values, timeIsConfirmed: 'on' }), NOW);
    expect(root(number).event.timeIsSuggested).toBe(false);
    suggest();
    editEvent(festival, number, typed({ version: '3', ...values, time: '21h' }), NOW);
    expect(root(number).event.timeIsSuggested).toBe(false);
  });
});

describe('moving, unscheduling, cancelling', () => {
  it('moves start, fixed end and main room together, and refuses an hour the clocks skip', () => {
    const number = makeEvent();
    const act = { version: 1, clientKey: null };
    expect(moveEvent(festival, number, { ...act, startsAt: '2027-03-28T02:30' }, NOW)).toEqual({
      ok: false,
      reason: 'fields',
      fields: { time: 'skippedTime' },
    });
    expect(
      moveEvent(festival, number, { ...act, startsAt: '2026-06-07T10:00', roomId: other.roomIds[0] ?? 0 }, NOW),
    ).toEqual({ ok: false, reason: 'fields', fields: { room: 'choice' } });
    moveEvent(festival, number, { ...act, startsAt: '2026-06-07T10:00', roomId: rooms[1] ?? 0 }, NOW);
    expect(root(number)).toMatchObject({
      event: { startsAt: '2026-06-07T10:00', publicEndFixed: '2026-06-07T12:30', version: 2 },
      rooms: [{ roomId: rooms[1], use: 'main' }],
    });
    expect(root(number).items).toHaveLength(3);
  });

  it('unschedules, cancels with a reason, restores: one verb each', () => {
    const number = makeEvent();
    cancelEvent(festival, number, { version: 1, clientKey: null, reason: { fr: 'Copie perdue' } }, NOW);
    expect(root(number).event).toMatchObject({ status: 'cancelled', cancellationReason: { fr: 'Copie perdue' } });
    restoreEvent(festival, number, { version: 2, clientKey: null }, NOW);
    expect(root(number).event).toMatchObject({ status: 'planned', cancellationReason: {} });
    unscheduleEvent(festival, number, { version: 3, clientKey: null }, NOW);
    expect(root(number).event).toMatchObject({ startsAt: null, publicEndFixed: null, version: 4 });
    expect(changeRows().map((row) => row.verb)).toEqual(['created', 'cancelled', 'restored', 'unscheduled']);
  });

  it('does nothing to a séance that changed since it was seen', () => {
    const number = makeEvent();
    editEvent(festival, number, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    const current = root(number);
    for (const act of [unscheduleEvent, restoreEvent, deleteEvent])
      expect(act(festival, number, { version: 1, clientKey: null }, LATER)).toMatchObject({ reason: 'changed' });
    expect(root(number)).toEqual(current);
  });
});

describe('duplicateEvent', () => {
  it('makes a séance to be scheduled, where nobody is expected yet', () => {
    const number = makeEvent();
    db.update(t.eventPeople).set({ confirmation: 'confirmed' }).run();
    const first = root(number);
    const copied = duplicateEvent(festival, number, { version: 1, clientKey: null }, LATER);
    const copy = root(copied.number);
    expect(copy.event).toMatchObject({ title: first.event.title, startsAt: null, version: 1, createdAt: LATER });
    expect(copy.event.uid).not.toBe(first.event.uid);
    expect(copied.number).toBeGreaterThan(number);
    expect(copy.items.map((item) => item.kind)).toEqual(first.items.map((item) => item.kind));
    expect(copy.people).toEqual([
      { ...first.people[0], id: copy.people[0]?.id, itemId: copy.items[2]?.id, confirmation: 'considered' },
    ]);
    expect(root(number)).toEqual(first);
  });
});

describe('Défaire', () => {
  const undo = (batch: string) => undoBatch(festival, batch, LATER);

  it('takes an edit back, and takes the taking back back', () => {
    const number = makeEvent();
    const before = root(number);
    const saved = editEvent(festival, number, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    const edited = root(number);
    const undone = undo(saved.ok ? saved.batch : '');
    expect(withoutVersion(root(number))).toEqual(withoutVersion(before));
    expect(root(number).event.version).toBe(3);
    undo(undone.ok ? undone.batch : '');
    expect(withoutVersion(root(number))).toEqual(withoutVersion(edited));
    expect(root(number).event.version).toBe(4);
  });

  it('brings a deleted séance back with its number, its UID, its rows, and those that continued it', () => {
    const number = makeEvent();
    const follower = makeEvent({ continues: String(root(number).event.id) });
    const [before, beforeFollower] = [root(number), root(follower)];
    const deleted = deleteEvent(festival, number, { version: 1, clientKey: null }, NOW);
    expect(readRoot(db, festival.id, { number })).toBeNull();
    expect(root(follower).event.continuesEventId).toBeNull();
    expect(undo(deleted.ok ? deleted.batch : '')).toEqual({ ok: true, batch: expect.any(String), left: 0 });
    expect(rewritten(root(number))).toEqual(rewritten(before));
    expect(rewritten(root(follower))).toEqual(rewritten(beforeFollower));
  });

  it('takes a creation back', () => {
    const created = createEvent(festival, typed({ title: { fr: 'A' } }), NOW);
    undo(created.ok ? created.batch : '');
    expect(created.ok && readRoot(db, festival.id, { number: created.number })).toBeNull();
  });

  it('leaves what somebody changed since, and says so', () => {
    const number = makeEvent();
    const saved = editEvent(festival, number, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    editEvent(festival, number, typed({ version: '2', title: { fr: 'Deux' } }), NOW);
    const current = root(number);
    expect(undo(saved.ok ? saved.batch : '')).toEqual({ ok: false, reason: 'changed' });
    expect(root(number)).toEqual(current);
  });

  it('undoes once what is asked twice, and never what another festival did', () => {
    const number = makeEvent();
    const saved = editEvent(festival, number, typed({ version: '1', title: { fr: 'Un' } }), NOW);
    const batch = saved.ok ? saved.batch : '';
    const theirs = authorizeFestival(actor(other.userId), other.slug, 'schedule', db);
    expect(undoBatch(theirs, batch, LATER)).toEqual({ ok: false, reason: 'unknown' });
    expect(undo(batch).ok).toBe(true);
    expect(undo(batch)).toEqual({ ok: false, reason: 'changed' });
  });

  it('says so when something it needs is gone meanwhile, and writes nothing', () => {
    const number = makeEvent({ rooms: [{ room: String(rooms[0]) }] });
    const lonely = db
      .insert(t.rooms)
      .values({ festivalId: festival.id, venueId: db.select().from(t.venues).get()?.id ?? 0, number: 9100 })
      .returning()
      .get();
    editEvent(festival, number, typed({ version: '1', rooms: [{ room: String(lonely.id) }] }), NOW);
    const saved = editEvent(festival, number, typed({ version: '2', rooms: [] }), NOW);
    db.delete(t.rooms)
      .where(and(eq(t.rooms.festivalId, festival.id), eq(t.rooms.id, lonely.id)))
      .run();
    const current = root(number);
    expect(undo(saved.ok ? saved.batch : '')).toEqual({ ok: false, reason: 'blocked' });
    expect(root(number)).toEqual(current);
  });
});
