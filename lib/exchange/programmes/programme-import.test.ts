import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { changes, events, importKeys } from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { moveEvent } from '#lib/events/move-testing.ts';
import { cancelEvent } from '#lib/events/mutations.ts';
import { readEvents } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { keysOf } from '#lib/history/import-keys.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { undoTold } from '#lib/live/day-posts.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import type { Incoming } from './incoming.ts';
import { incomingEvent, incomingOf } from './incoming-testing.ts';
import { noProgrammeAnswers, type ProgrammeAnswers } from './planned.ts';
import { importProgramme, programmePlanOf } from './programme-import.ts';

/** The file has one day more than the festival. */
const ANSWERS: ProgrammeAnswers = { ...noProgrammeAnswers, outside: 'grow' };
const LATER = '2026-05-01T10:05:00.000Z';

const FILE = incomingOf({
  rooms: [
    { key: 'a', foreignId: '', line: 1, name: 'Janson', venue: 'ULB', seats: 1400 },
    { key: 'b', foreignId: '', line: 2, name: 'Lameere', venue: 'ULB' },
  ],
  people: [
    { key: 'p', foreignId: '9', line: 3, name: 'Noor Kanza' },
    { key: 'q', foreignId: '10', line: 4, name: 'Mina Faure' },
  ],
  events: [
    incomingEvent('Ouverture', {
      foreignId: 'e1',
      kind: 'talk',
      startsAt: '2026-06-06T10:00',
      minutes: 50,
      rooms: ['a', 'b'],
      people: [{ key: 'p' }, { key: 'q', role: 'moderator' }],
      themes: ['Mines', 'Réseaux'],
      capacity: 90,
      links: [{ address: 'https://example.org/1', label: 'Diapositives' }],
    }),
    incomingEvent('Clôture', { foreignId: 'e2', startsAt: '2026-06-09T00:30', minutes: 30, rooms: ['b'] }),
    incomingEvent('Sans heure', { foreignId: 'e3', startsAt: null, themes: ['Mines'] }),
    incomingEvent('Impossible', { foreignId: 'e4', startsAt: '2026-02-31T10:00' }),
  ],
});

/** The draft without versions and numbers, which no undo decreases. */
function draftOf(festivalId: number, db: Db): unknown {
  return JSON.parse(
    JSON.stringify(loadDraft(festivalId, db), (key, value) =>
      key === 'version' || key === 'nextNumber' ? undefined : value,
    ),
  );
}

function begin() {
  const made = workingFestival('settings');
  const { festival, db } = made;
  const planOf = (incoming: Incoming, answers: ProgrammeAnswers = ANSWERS) =>
    programmePlanOf(festival, { incoming, answers }).plan;
  const run = (incoming: Incoming, key = 'k1', answers: ProgrammeAnswers = ANSWERS) =>
    importProgramme(festival, { incoming, answers }, planOf(incoming, answers).fingerprint, key, NOW);
  const draft = () => draftOf(festival.id, db);
  return { ...made, planOf, run, draft };
}

describe('a whole programme', () => {
  it('is written as one act, without refused lines; undone it leaves nothing, and redone it is the same', () => {
    const { festival, db, run, draft, planOf } = begin();
    const before = draft();
    const { batch, counts } = done(run(FILE));
    expect(counts).toMatchObject({ new: 3, refused: 1, rooms: 2, people: 2, themes: 2 });
    const imported = draft();
    const { festival: now, days, venues, rooms, ...rest } = loadDraft(festival.id, db);
    expect([now.startsOn, now.endsOn, days.map(({ date }) => date)]).toEqual([
      '2026-06-06',
      '2026-06-08',
      ['2026-06-06', '2026-06-07', '2026-06-08'],
    ]);
    expect(venues.at(-1)?.name).toEqual({ fr: 'ULB' });
    const [janson, lameere] = rooms.slice(-2);
    expect([janson?.seats, janson?.venueId, lameere?.venueId]).toEqual([1400, venues.at(-1)?.id, venues.at(-1)?.id]);
    const opening = rest.events.find(({ title }) => title.fr === 'Ouverture');
    expect(opening).toMatchObject({
      kind: 'talk',
      capacity: 90,
      links: [{ address: 'https://example.org/1', label: 'Diapositives' }],
      rooms: [
        { roomId: janson?.id, use: 'main' },
        { roomId: lameere?.id, use: 'joined' },
      ],
      items: [{ kind: 'talk', minutes: 50, position: 0 }],
      people: [
        { personId: rest.people.at(-2)?.id, role: 'speaker', confirmation: 'confirmed', position: 0 },
        { personId: rest.people.at(-1)?.id, role: 'moderator', position: 1 },
      ],
      themeIds: rest.themes.slice(-2).map(({ id }) => id),
    });
    // The history contains a created séance exactly as it is read.
    const recorded = db
      .select()
      .from(changes)
      .where(eq(changes.batch, batch ?? ''))
      .all();
    for (const { after, entityId } of recorded.filter(({ entity }) => entity === 'event'))
      expect(after).toEqual(readEvents(db, festival.id, [entityId]).get(entityId));
    expect(new Set(rest.events.map(({ number }) => number)).size).toBe(rest.events.length);

    const known = () => [...keysOf(db, festival.id, FILE.source, 'event').keys()];
    expect(known()).toEqual(['e1', 'e2', 'e3']);
    const undone = done(undoBatch(festival, batch ?? '', LATER));
    expect(undone.left).toEqual([]);
    expect(draft()).toEqual(before);
    // Nothing has this name any more, so similar ones are asked about again.
    expect(known()).toEqual([]);
    expect(planOf(FILE).counts).toMatchObject({ new: 3, rooms: 2, people: 2, themes: 2 });
    done(undoBatch(festival, undone.batch, LATER));
    expect(draft()).toEqual(imported);
    expect(known()).toEqual(['e1', 'e2', 'e3']);
    expect(planOf(FILE).counts.doing).toBe(0);
    expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  });

  it('does nothing the second time, and changes exactly what differs', () => {
    const { festival, db, run, draft, planOf } = begin();
    run(FILE);
    const again = planOf(FILE);
    expect(again.counts).toMatchObject({ unchanged: 3, refused: 1, doing: 0, open: 0 });
    expect(run(FILE, 'k2')).toMatchObject({ ok: true, batch: null });
    const first = draft();
    const changed = incomingOf({
      ...FILE,
      events: FILE.events.map((event, at) => (at === 0 ? { ...event, minutes: 40, people: [{ key: 'q' }] } : event)),
    });
    expect(
      planOf(changed).events.map((row) => (row.is === 'changed' ? row.fields.map(({ field }) => field) : row.is)),
    ).toEqual([['minutes', 'people'], 'unchanged', 'unchanged', 'refused']);
    const { batch } = done(run(changed, 'k3'));
    const event = loadDraft(festival.id, db).events.find(({ title }) => title.fr === 'Ouverture');
    // People who are still named keep their part.
    expect(event).toMatchObject({ items: [{ minutes: 40 }], people: [{ role: 'moderator', position: 0 }] });
    const recorded = db
      .select()
      .from(changes)
      .where(eq(changes.batch, batch ?? ''))
      .all();
    expect(recorded).toHaveLength(1);
    expect(recorded[0]?.after).toEqual(readEvents(db, festival.id, [event?.id ?? 0]).get(event?.id ?? 0));
    done(undoBatch(festival, batch ?? '', LATER));
    expect(draft()).toEqual(first);
  });

  it('is imported once under one key, and shown again if somebody changed the programme since', () => {
    const { festival, db, made, run, draft, planOf } = begin();
    const first = done(run(FILE));
    const after = draft();
    expect(run(FILE)).toEqual({ ok: true, batch: first.batch, counts: null });
    expect(draft()).toEqual(after);

    const other = incomingOf({ source: 'other', events: [incomingEvent('Autre', { foreignId: 'x' })] });
    const { fingerprint } = planOf(other);
    const id = made.eventIds[0] ?? 0;
    const version = loadDraft(festival.id, db).events.find((event) => event.id === id)?.version ?? 0;
    const known = programmePlanOf(festival, { incoming: other, answers: ANSWERS });
    done(moveEvent(festival as never, id, { version, clientKey: null, startsAt: '2026-06-07T08:00' }, NOW));
    // It would still do the same, so a plan made before is made again and carried out.
    expect(
      importProgramme(festival, { incoming: other, answers: ANSWERS }, fingerprint, 'k5', NOW, known),
    ).toMatchObject({ ok: true });
    const changed = incomingOf({ ...other, events: [incomingEvent('Autre titre', { foreignId: 'x' })] });
    const seen = planOf(changed).fingerprint;
    const outdated = programmePlanOf(festival, { incoming: changed, answers: ANSWERS });
    const own = db.select().from(events).all().at(-1);
    done(cancelEvent(festival as never, own?.id ?? 0, { version: 1, clientKey: null, reason: {} }, NOW));
    const before = draft();
    // Nor is a plan carried out that was made before and is outdated by now.
    for (const kept of [undefined, outdated])
      expect(importProgramme(festival, { incoming: changed, answers: ANSWERS }, seen, 'k6', NOW, kept)).toMatchObject({
        ok: false,
        reason: 'moved',
        plan: { counts: { changed: 1 } },
      });
    expect(draft()).toEqual(before);
  });

  it('waits for the answers to its questions', () => {
    const { run, draft } = begin();
    run(FILE);
    const before = draft();
    const file = incomingOf({ source: 'list', events: [incomingEvent('Ouverture', { startsAt: '2026-06-07T23:00' })] });
    expect(run(file, 'k2')).toMatchObject({ ok: false, reason: 'open', plan: { counts: { open: 1 } } });
    expect(draft()).toEqual(before);
  });

  it('cancels missing séances where this is chosen, and undoes that', () => {
    const { festival, db, run, draft } = begin();
    run(FILE);
    const before = draft();
    const less = incomingOf({ ...FILE, events: FILE.events.slice(1) });
    const { batch } = done(run(less, 'k2', { ...ANSWERS, missing: 'cancel' }));
    const status = () => loadDraft(festival.id, db).events.find(({ title }) => title.fr === 'Ouverture')?.status;
    expect(status()).toBe('cancelled');
    done(undoBatch(festival, batch ?? '', LATER));
    expect(draft()).toEqual(before);
  });

  it('knows nothing of another festival, whatever ids its answers and keys contain', () => {
    const { db, festival, planOf } = begin();
    const other = makeFestival(db, { events: 3, rooms: 2, days: 1, seed: 8 });
    const people = loadDraft(other.festivalId, db).people;
    const [room, event, person] = [other.roomIds[0] ?? 0, other.eventIds[0] ?? 0, people[0]?.id ?? 0];
    const foreign = db.insert(importKeys).values({
      festivalId: festival.id,
      source: FILE.source,
      foreignId: 'e1',
      entity: 'event',
      entityId: event,
    });
    foreign.run();
    const plan = planOf(FILE, {
      ...ANSWERS,
      said: new Map([
        ['r0', `${room}`],
        ['r1', 'new:4711'],
        ['p0', `${person}`],
        ['e1', `${event}`],
      ]),
    });
    expect(plan.counts).toMatchObject({ new: 3, rooms: 2, people: 2 });
    expect(plan.venues.map(({ name }) => name)).toEqual([{ fr: 'ULB' }]);
  });

  it('cannot be undone by somebody who may not import', () => {
    const { db, made, run, draft } = begin();
    const { batch } = done(run(FILE));
    const after = draft();
    const ida = makeAccount(db, 'Ida', { festivalId: made.festivalId, role: 'coordinator' });
    const coordinator = authorizeFestival(ida, made.slug, 'day', db);
    expect(() => undoBatch(coordinator, batch ?? '', LATER)).toThrow('notAllowed');
    expect(() => undoTold(coordinator, { batch: batch ?? '', clientKey: randomUUID() }, LATER)).toThrow('notAllowed');
    expect(draft()).toEqual(after);
  });

  it('leaves nothing behind if one of its séances cannot be written', () => {
    const { db, run, draft } = begin();
    const before = draft();
    db.$client.exec(
      `CREATE TRIGGER no BEFORE INSERT ON events WHEN NEW.title LIKE '%heure%' BEGIN SELECT RAISE(ABORT, 'no'); END`,
    );
    expect(() => run(FILE)).toThrow();
    expect(draft()).toEqual(before);
    expect(db.select().from(importKeys).all()).toEqual([]);
  });

  it('with hundreds of séances is undone together, except what somebody changed since', () => {
    const { festival, db, run, planOf } = begin();
    const many = incomingOf({
      events: Array.from({ length: 120 }, (_, at) =>
        incomingEvent(`Atelier ${at}`, { foreignId: `m${at}`, kind: 'talk' }),
      ),
      people: Array.from({ length: 60 }, (_, at) => ({
        key: `p${at}`,
        foreignId: `p${at}`,
        line: 1,
        name: `Personne ${at} Essai`,
      })),
    });
    const before = loadDraft(festival.id, db).events.length;
    const { batch } = done(run(many));
    const touched = db.select().from(events).all().at(-1)?.id ?? 0;
    done(moveEvent(festival as never, touched, { version: 1, clientKey: null, startsAt: '2026-06-07T08:00' }, NOW));
    const undone = done(undoBatch(festival, batch ?? '', LATER));
    expect(undone.left).toHaveLength(1);
    expect(loadDraft(festival.id, db).events.length).toBe(before + 1);
    // What stayed is still recognised by its id in the file.
    expect(planOf(many).counts).toMatchObject({ new: 119, changed: 0, unchanged: 1, asked: 0 });
    const redone = done(undoBatch(festival, undone.batch, LATER));
    expect(redone.left).toEqual([]);
    expect(loadDraft(festival.id, db)).toMatchObject({ events: { length: before + 120 } });
  });
});
