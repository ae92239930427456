import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { changes, events, festivalDays, festivals, memberships, users } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeCreation, mayCreateFestival } from '#lib/festivals/creation.ts';
import { removeFestival } from '#lib/keeping/removed-festivals.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { seedDemonstration } from './demonstration.ts';
import { createFestivalFromTemplate } from './mutations.ts';
import { newFestivalSchema } from './schema.ts';

const NOW = '2026-05-01T09:00:00.000Z';

function administrator(db: Db) {
  const { id } = db
    .insert(users)
    .values({ email: 'a@example.org', name: 'Camille', passwordHash: '-', isAdministrator: true, createdAt: NOW })
    .returning()
    .get();
  return { userId: id, name: 'Camille', email: 'a@example.org', isAdministrator: true };
}

const form = (rest: object = {}) =>
  newFestivalSchema.parse({
    template: 'numerique-en-lumiere',
    name: { fr: 'Lumières d’octobre' },
    startsOn: '24/10/2026',
    endsOn: '25/10/2026',
    timeZone: 'Europe/Paris',
    opensAt: '9h',
    closesAt: '18h',
    venue: '',
    rooms: [{ name: 'Auditorium', seats: '180' }, { name: '' }],
    films: 'on',
    people: 'on',
    clientKey: 'once',
    ...rest,
  });

function created(db: Db, rest: object = {}) {
  const actor = administrator(db);
  const made = createFestivalFromTemplate(authorizeCreation(actor, db), form(rest), 'fr', NOW);
  if (!made.ok) throw new Error(made.reason);
  return { actor, id: made.id, slug: made.slug, draft: loadDraft(made.id, db) };
}

describe('createFestivalFromTemplate', () => {
  it('makes the festival, its days, its room and its programme', () => {
    const { draft, slug } = created(openTestDb());
    expect(slug).toBe('lumieres-d-octobre');
    expect(draft.festival).toMatchObject({
      name: { fr: 'Lumières d’octobre' },
      startsOn: '2026-10-24',
      endsOn: '2026-10-25',
      opensAt: '09:00',
      closesAt: '18:00',
      templateId: 'numerique-en-lumiere',
      isDemonstration: false,
      organiser: '',
      website: '',
    });
    expect(draft.days.map(({ date, title }) => [date, title.fr])).toEqual([
      ['2026-10-24', 'Jour 1'],
      ['2026-10-25', 'Jour 2'],
    ]);
    expect(draft.venues).toMatchObject([{ name: { fr: 'Auditorium' }, address: '' }]);
    expect(draft.rooms).toMatchObject([{ name: { fr: 'Auditorium' }, seats: 180 }]);
    expect(draft.events).toHaveLength(7);
    expect(draft.events.every((event) => event.timeIsSuggested && event.rooms.length === 1)).toBe(true);
  });

  it('makes people considered and rights unknown', () => {
    const { draft } = created(openTestDb());
    expect(draft.people).toHaveLength(3);
    expect(draft.events.flatMap(({ people }) => people.map((p) => p.confirmation))).toEqual(
      Array(3).fill('considered'),
    );
    expect(draft.films.map(({ rightsState, rightsKind }) => [rightsState, rightsKind])).toEqual(
      Array(6).fill(['unknown', null]),
    );
  });

  it('makes a draft without a clash, also across the change of the clocks and in two rooms', () => {
    for (const rest of [
      {},
      { split: 'on', listed: 'on', items: ['sang-boue', 'forged-in-silence', 'litio', 'noces-de-cristal', 'crepet'] },
      { endsOn: '24/10/2026', rooms: [{ name: 'Une' }, { name: 'Deux' }] },
      { opensAt: '20h', closesAt: '4h' },
      { films: '', people: '', opensAt: '10h', closesAt: '16h' },
    ]) {
      const { draft } = created(openTestDb(), rest);
      const clashes = conflictsOf(draft).filter(({ code }) =>
        ['room-overlap', 'changeover-short', 'content-too-long', 'room-closed', 'person-overlap'].includes(code),
      );
      expect(clashes).toEqual([]);
    }
  });

  it('is one batch of changes, and the creator is the owner', () => {
    const db = openTestDb();
    const { id, actor } = created(db);
    const rows = db.select().from(changes).where(eq(changes.festivalId, id)).orderBy(asc(changes.id)).all();
    expect(new Set(rows.map(({ batch }) => batch)).size).toBe(1);
    expect(new Set(rows.map(({ verb, actorName }) => `${verb} ${actorName}`))).toEqual(new Set(['created Camille']));
    expect(rows[0]).toMatchObject({ entity: 'festival', entityId: id });
    // 1 festival, 2 days, 1 venue, 1 room, 8 themes, 6 films, 3 people, 7 séances.
    expect(rows).toHaveLength(29);
    expect(db.select().from(memberships).where(eq(memberships.festivalId, id)).all()).toMatchObject([
      { userId: actor.userId, role: 'owner' },
    ]);
  });

  it('is made once when the form is sent twice, and gets a free address if the name is taken', () => {
    const db = openTestDb();
    const creator = authorizeCreation(administrator(db), db);
    const make = (rest = {}) => createFestivalFromTemplate(creator, form(rest), 'fr', NOW);
    const first = make();
    expect(make()).toEqual(first);
    expect(make({ clientKey: 'again' })).toMatchObject({ slug: 'lumieres-d-octobre-2' });
    expect(make({ clientKey: 'reserved', name: { fr: 'Volunteers' } })).toMatchObject({ slug: 'volunteers-2' });
    expect(db.select().from(festivals).all()).toHaveLength(3);
  });

  it('leaves nothing behind if it fails half way', () => {
    const db = openTestDb();
    const creator = authorizeCreation(administrator(db), db);
    db.$client.exec("create trigger full before insert on event_items begin select raise(abort, 'disk full'); end");
    expect(() => createFestivalFromTemplate(creator, form(), 'fr', NOW)).toThrow();
    expect([db.select().from(festivals).all(), db.select().from(changes).all()]).toEqual([[], []]);
  });

  it('can begin empty', () => {
    const { draft } = created(openTestDb(), { template: 'empty', endsOn: '24/10/2026' });
    expect(draft).toMatchObject({ events: [], films: [], people: [], themes: [], days: [{ title: {} }] });
    expect(draft.festival.templateId).toBeNull();
  });

  it('refuses an unknown template and a festival of somebody else', () => {
    const db = openTestDb();
    const mine = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
    const theirs = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
    const creator = authorizeCreation({ userId: mine.userId, name: '', email: '', isAdministrator: false }, db);
    for (const template of ['', 'toString', `edition:${theirs.slug}`, 'edition:'])
      expect(createFestivalFromTemplate(creator, form({ template }), 'fr', NOW)).toEqual({
        ok: false,
        reason: 'unknownTemplate',
      });
    const made = createFestivalFromTemplate(creator, form({ template: `edition:${mine.slug}` }), 'fr', NOW);
    if (!made.ok) throw new Error(made.reason);
    const previous = db.select({ id: festivals.previousId }).from(festivals).where(eq(festivals.id, made.id)).get();
    expect(previous?.id).toBe(mine.festivalId);
  });
});

describe('the form', () => {
  const errors = (rest: object) => {
    const parsed = newFestivalSchema.safeParse({ ...raw, ...rest });
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  };
  const raw = {
    template: 'empty',
    name: { fr: 'X' },
    startsOn: '2026-10-24',
    endsOn: '2026-10-25',
    timeZone: 'Europe/Paris',
    opensAt: '9h',
    closesAt: '18h',
    rooms: [{ name: 'A' }],
  };

  it('lists errors in the order of the form', () => {
    const wrong = {
      name: {},
      startsOn: '',
      endsOn: '',
      opensAt: '',
      closesAt: '',
      timeZone: '-',
      rooms: [{ seats: '-' }],
    };
    expect(errors(wrong).map((said) => said.split(' ')[0])).toEqual([
      'name.fr',
      'startsOn',
      'endsOn',
      'opensAt',
      'closesAt',
      'timeZone',
      'rooms.0.seats',
    ]);
  });

  it.each([
    [{}, []],
    [{ closesAt: '2h' }, []],
    [{ name: {} }, ['name.fr required']],
    [{ endsOn: '2026-10-23' }, ['endsOn order']],
    [{ endsOn: '2026-12-23' }, ['endsOn tooManyDays:31']],
    [{ opensAt: '20h', closesAt: '8h' }, ['closesAt closing']],
    [{ timeZone: 'Europe/Pari' }, ['timeZone choice']],
    [{ rooms: [{ name: ' ' }] }, ['rooms.0.name required']],
    [{ rooms: [{ name: 'A', seats: 'beaucoup' }] }, ['rooms.0.seats number']],
    [{ rooms: [{ name: 'É' }, { name: '' }, { name: '« e »' }] }, ['rooms.2.name sameRoom:« e »']],
    [{ rooms: Array.from({ length: 30 }, (_, i) => ({ name: `Salle ${i}` })) }, []],
    [{ rooms: [1, 2].map((from) => ({ name: 'A', from: String(from) })) }, []],
    // All errors at once, so that whoever corrects the hours is not refused again for the dates.
    [{ opensAt: '25h', endsOn: '2026-10-23' }, ['opensAt time', 'endsOn order']],
  ])('%j says %j', (rest, said) => {
    expect(errors(rest)).toEqual(said);
  });
});

describe('mayCreateFestival', () => {
  it('is true for administrators of the installation, and owners and organisers of a festival', () => {
    const db = openTestDb();
    const { festivalId, userId } = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1 });
    const actor = { userId, name: '', email: '', isAdministrator: false };
    const as = (role: 'owner' | 'organiser' | 'coordinator' | 'team') => {
      db.update(memberships).set({ role }).where(eq(memberships.festivalId, festivalId)).run();
      return mayCreateFestival(actor, db);
    };
    expect([as('owner'), as('organiser'), as('coordinator'), as('team')]).toEqual([true, true, false, false]);
    expect(mayCreateFestival({ ...actor, userId: 99, isAdministrator: true }, db)).toBe(true);
    expect(() => authorizeCreation(actor, db)).toThrow('notAllowed');
    expect(() => authorizeCreation(null, db)).toThrow('notSignedIn');
  });
});

describe('removeFestival', () => {
  it('deletes the demonstration with all its contents, and nothing else', () => {
    const db = openTestDb();
    const { slug } = seedDemonstration(db, NOW);
    const other = makeFestival(db, { events: 5, rooms: 1, days: 1, seed: 1 });
    const rest = loadDraft(other.festivalId, db);
    const actor = administrator(db);
    removeFestival(authorizeFestival(actor, slug, 'delete', db), NOW);
    expect(releasedBySlug(slug, db)).toBeNull();
    expect(
      db
        .select()
        .from(festivals)
        .all()
        .map((row) => row.slug),
    ).toEqual([other.slug]);
    expect(db.select().from(events).all()).toHaveLength(5);
    expect(db.select().from(festivalDays).all()).toHaveLength(1);
    expect(loadDraft(other.festivalId, db)).toEqual(rest);
    expect(db.select().from(changes).all()).toMatchObject([
      { verb: 'deleted', festivalId: null, actorName: 'Camille' },
    ]);
  });
});
