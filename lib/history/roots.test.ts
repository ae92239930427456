import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { createBlock, editBlock } from '#lib/blocks/mutations.ts';
import { blockKind } from '#lib/blocks/root.ts';
import { blockSchema } from '#lib/blocks/schema.ts';
import { dayKind, editDay } from '#lib/days/mutations.ts';
import { daysOf } from '#lib/days/queries.ts';
import { daySchema } from '#lib/days/schema.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { createOffer, editOffer, offerKind } from '#lib/offers/mutations.ts';
import { offerSchema } from '#lib/offers/schema.ts';
import { createPerson, editPerson, personKind } from '#lib/people/mutations.ts';
import { personSchema } from '#lib/people/schema.ts';
import type { Authorized } from '#lib/policy.ts';
import { createSeries, createTheme, editSeries, editTheme, seriesKind, themeKind } from '#lib/themes/mutations.ts';
import { seriesSchema, themeSchema } from '#lib/themes/schema.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { createRoom, createVenue, editRoom, editVenue } from '#lib/venues/mutations.ts';
import { roomKind, type VenueRoot, venueKind } from '#lib/venues/roots.ts';
import { roomSchema, venueSchema } from '#lib/venues/schema.ts';
import type { Root, RootKind } from './root-kind.ts';
import type { AskedAlike, Changed, RefusedEdit, Written } from './roots.ts';
import { done, history, NOW, workingFestival } from './testing.ts';

/** What an owner may do: every permission at once, for cases that call mutations of both kinds. */
type Both = Authorized<never>;
type Case = {
  kind: RootKind<Root>;
  create: (festival: Both) => Written | RefusedEdit | AskedAlike;
  edit: (festival: Both, id: number, version: number) => Written | Changed<Root> | RefusedEdit;
};

const firstVenue = (festival: Both, db: Db = festival.db) =>
  (venueKind.read(db, festival.id, 1) ?? venueKind.read(db, festival.id, 2)) as VenueRoot;

const block = (festival: Both, own: object = {}) =>
  blockSchema(festival).parse({ day: '2026-06-06', from: '12h30', until: '14h', ...own });

const cases: Record<string, Case> = {
  person: {
    kind: personKind,
    create: (f) => createPerson(f, personSchema.parse({ name: 'A' }), 'key', NOW),
    edit: (f, id, version) => editPerson(f, id, personSchema.parse({ version, name: 'B', contact: '06' }), NOW),
  },
  venue: {
    kind: venueKind as RootKind<Root>,
    create: (f) => createVenue(f, venueSchema.parse({ name: { fr: 'A' } }), 'key', NOW),
    edit: (f, id, version) => editVenue(f, id, venueSchema.parse({ version, name: { fr: 'B' } }), NOW),
  },
  room: {
    kind: roomKind,
    create: (f) => createRoom(f, firstVenue(f).id, roomSchema.parse({ name: { fr: 'A' } }), 'key', NOW),
    edit: (f, id, version) =>
      editRoom(f, id, roomSchema.parse({ version, name: { fr: 'B' }, abilities: ['dcp'] }), NOW),
  },
  theme: {
    kind: themeKind,
    create: (f) => createTheme(f, themeSchema.parse({ name: { fr: 'Thème 1' } }), 'key', NOW),
    edit: (f, id, version) => editTheme(f, id, themeSchema.parse({ version, name: { fr: 'B' } }), NOW),
  },
  series: {
    kind: seriesKind,
    create: (f) => createSeries(f, seriesSchema.parse({ title: { fr: 'A' } }), 'key', NOW),
    edit: (f, id, version) => editSeries(f, id, seriesSchema.parse({ version, title: { fr: 'B' } }), NOW),
  },
  block: {
    kind: blockKind,
    create: (f) => createBlock(f, block(f), 'key', NOW),
    edit: (f, id, version) => editBlock(f, id, block(f, { version, kind: 'set-up' }), NOW),
  },
  offer: {
    kind: offerKind,
    create: (f) => createOffer(f, offerSchema.parse({ label: { fr: 'A' } }), 'key', NOW),
    edit: (f, id, version) =>
      editOffer(
        f,
        id,
        offerSchema.parse({ version, label: { fr: 'A' }, target: `day-${daysOf(f, f.db)[0]?.id}` }),
        NOW,
      ),
  },
};

const lastBatch = (db: Db) => db.select().from(changes).all().at(-1)?.batch ?? '';

const working = () => {
  const made = workingFestival('schedule');
  return { ...made, festival: made.festival as Both };
};

describe.each(Object.entries(cases))('a %s', (entity, { kind, create, edit }) => {
  it('is made once, edited, compared with what another wrote, and undone step by step', () => {
    const { db, festival } = working();
    const made = done(create(festival));
    expect(create(festival)).toEqual(made);
    const read = () => kind.read(db, festival.id, made.id);
    const first = read();
    const edited = done(edit(festival, made.id, 1));
    const second = read();
    expect(second).not.toEqual(first);
    expect(second?.version).toBe(2);
    expect(edit(festival, made.id, 2)).toMatchObject({ ok: true, id: made.id, batch: null });
    expect(edit(festival, made.id, 1)).toEqual({
      ok: false,
      reason: 'changed',
      isOwn: true,
      current: second,
      base: first,
      by: 'Camille',
      at: NOW,
    });

    done(undoBatch(festival, edited.batch ?? '', NOW));
    expect(read()).toEqual({ ...first, version: 3 });
    expect(undoBatch(festival, edited.batch ?? '', NOW)).toEqual({ ok: false, reason: 'changed' });
    expect(history(db)).toEqual([
      `${entity} created - is by Camille`,
      `${entity} edited was is by Camille`,
      `${entity} undone was is by Camille`,
    ]);
    // What was edited and undone is as it was created, so that its creation can be undone too.
    done(edit(festival, made.id, 3));
    expect(undoBatch(festival, made.batch ?? '', NOW)).toEqual({ ok: false, reason: 'changed' });
    const again = done(undoBatch(festival, lastBatch(db), NOW));
    done(undoBatch(festival, made.batch ?? '', NOW));
    expect(read()).toBeNull();
    expect(undoBatch(festival, again.batch, NOW)).toEqual({ ok: false, reason: 'changed' });
  });

  it('is deleted when its making is undone, and restored with its ids when that is redone', () => {
    const { db, festival } = working();
    const made = done(create(festival));
    const first = kind.read(db, festival.id, made.id);
    const undone = done(undoBatch(festival, made.batch ?? '', NOW));
    expect(kind.read(db, festival.id, made.id)).toBeNull();
    done(undoBatch(festival, undone.batch, NOW));
    expect(kind.read(db, festival.id, made.id)).toEqual({ ...first, version: 2 });
  });

  it('of another festival does not exist', () => {
    const { db, festival, actor } = working();
    const made = done(create(festival));
    const before = kind.read(db, festival.id, made.id);
    const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 });
    const other = authorizeFestival({ ...actor, userId: elsewhere.userId }, elsewhere.slug, 'schedule', db) as Both;
    expect(() => edit(other, made.id, 1)).toThrow('notFound');
    expect(undoBatch(other, made.batch ?? '', NOW)).toEqual({ ok: false, reason: 'unknown' });
    expect(kind.read(db, festival.id, made.id)).toEqual(before);
  });
});

describe('references', () => {
  it('are checked against the festival', () => {
    const { db, festival, actor } = working();
    const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 });
    const other = authorizeFestival({ ...actor, userId: elsewhere.userId }, elsewhere.slug, 'schedule', db) as Both;
    const theirs = firstVenue(other);
    const walk = (venueId: number) => [{ venueId: String(venueId), minutes: '5' }];
    const refused = { ok: false, reason: 'fields', fields: { 'walks.0.minutes': 'choice' } };
    expect(createVenue(festival, venueSchema.parse({ name: { fr: 'A' }, walks: walk(theirs.id) }), null, NOW)).toEqual(
      refused,
    );
    const own = firstVenue(festival);
    expect(
      editVenue(festival, own.id, venueSchema.parse({ version: 1, name: { fr: 'A' }, walks: walk(own.id) }), NOW),
    ).toEqual(refused);
    expect(() => createRoom(festival, theirs.id, roomSchema.parse({ name: { fr: 'A' } }), null, NOW)).toThrow(
      'notFound',
    );
    const day = daysOf(other, db)[0];
    expect(
      createOffer(festival, offerSchema.parse({ label: { fr: 'A' }, target: `day-${day?.id}` }), null, NOW),
    ).toEqual({
      ok: false,
      reason: 'fields',
      fields: { target: 'choice' },
    });
  });
});

describe('a day', () => {
  it('is edited and counts its séances, those at night with the evening before', () => {
    const { db, festival } = working();
    const [day] = daysOf(festival, db);
    if (!day) throw new Error('no day');
    const input = daySchema.parse({ version: 1, title: { fr: 'Samedi' }, opensAt: '9h30' });
    const edited = done(editDay(festival, day.id, input, NOW));
    expect(dayKind.read(db, festival.id, day.id)).toMatchObject({
      title: { fr: 'Samedi' },
      opensAt: '09:30',
      version: 2,
    });
    done(undoBatch(festival, edited.batch ?? '', NOW));
    expect(dayKind.read(db, festival.id, day.id)).toMatchObject({ title: day.title, opensAt: null, version: 3 });
  });
});

it('an hour that the clocks skip is refused', () => {
  const { festival } = working();
  const input = personSchema.parse({ name: 'A', arrivesAt: { date: '2026-03-29', time: '2h30' } });
  expect(createPerson(festival, input, null, NOW)).toEqual({
    ok: false,
    reason: 'fields',
    fields: { 'arrivesAt.time': 'skippedTime' },
  });
});
