import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { changes, festivals } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { readEvent } from '#lib/events/root.ts';
import { type FestivalRoot, festivalKind } from '#lib/festivals/root.ts';
import { festivalFormValues, festivalSchema } from '#lib/festivals/schema.ts';
import { editFestival } from '#lib/festivals/settings.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { turnsOfPerson } from '#lib/history/undoable.ts';
import { datesBetween } from '#lib/time/festival-day.ts';
import { incomingEvent, incomingOf } from './incoming-testing.ts';
import { notePastImport, pastImports, takeBackImport } from './past-imports.ts';
import { noProgrammeAnswers } from './planned.ts';
import { importProgramme, programmePlanOf } from './programme-import.ts';

const LATER = '2026-05-01T10:05:00.000Z';
const MUCH_LATER = '2026-05-09T10:00:00.000Z';

const FILE = incomingOf({
  rooms: [{ key: 'a', foreignId: '', line: 1, name: 'Janson' }],
  people: [{ key: 'p', foreignId: '9', line: 3, name: 'Noor Kanza' }],
  events: [
    incomingEvent('Ouverture', { foreignId: 'e1', startsAt: '2026-06-06T10:00', minutes: 50, rooms: ['a'] }),
    incomingEvent('Clôture', { foreignId: 'e2', startsAt: '2026-06-12T10:00', rooms: ['a'], people: [{ key: 'p' }] }),
  ],
});

/** Without versions and numbers, which no undo decreases. */
const draftOf = (festivalId: number, db: Db) =>
  JSON.stringify(loadDraft(festivalId, db), (key, value) =>
    key === 'version' || key === 'nextNumber' ? undefined : value,
  );

function begin() {
  const made = workingFestival('settings');
  const { festival, db } = made;
  const before = draftOf(festival.id, db);
  const answers = { ...noProgrammeAnswers, outside: 'grow' } as const;
  const { fingerprint } = programmePlanOf(festival, { incoming: FILE, answers }).plan;
  const { batch, counts } = done(importProgramme(festival, { incoming: FILE, answers }, fingerprint, 'k', NOW));
  notePastImport(festival, { entity: 'programme', name: 'schedule.xml', done: { batch, counts: { ...counts } } }, NOW);
  const [past] = pastImports(festival);
  /** The button as the page shows it now. */
  const back = (isPartly = false, at = LATER, shown = pastImports(festival)[0]?.batch ?? '') =>
    takeBackImport(festival, { id: past?.id ?? 0, batch: shown, isPartly }, 'fr', at);
  const draft = () => draftOf(festival.id, db);
  const named = (title: string) => {
    const event = loadDraft(festival.id, db).events.find((one) => one.title.fr === title);
    return readEvent(db, festival.id, event?.id ?? 0) as NonNullable<ReturnType<typeof readEvent>>;
  };
  return { ...made, before, batch, past, back, draft, named };
}

describe('a past import', () => {
  it('is undone as a whole, long after, with the dates it changed, and redone', () => {
    const { festival, db, past, back, before, draft } = begin();
    expect(past).toMatchObject({ name: 'schedule.xml', by: 'Camille', turn: 'undo', counts: { new: 2, dates: 1 } });
    const imported = draft();
    expect(back(false, MUCH_LATER)).toEqual({ ok: true, turn: 'undo', left: 0 });
    expect(draft()).toBe(before);
    expect(pastImports(festival)).toMatchObject([{ turn: 'redo' }]);
    expect(back(false, MUCH_LATER)).toEqual({ ok: true, turn: 'redo', left: 0 });
    expect(draft()).toBe(imported);
    expect(pastImports(festival)).toMatchObject([{ turn: 'undo' }]);
    expect(db.select().from(festivals).where(eq(festivals.id, festival.id)).get()?.endsOn).toBe('2026-06-12');
  });

  it('is what the grid undoes next, also if it changed the dates', () => {
    const { db, festival, actor, batch, back } = begin();
    const turns = () => turnsOfPerson(db, festival.id, actor.userId);
    expect(turns().undo[0]?.batch).toBe(batch);
    back();
    expect([turns().undo.some((act) => act.batch === batch), turns().redo.length]).toEqual([false, 1]);
  });

  it('names what was changed since, by whom, and undoes the rest on a second press', () => {
    const { festival, db, back, draft } = begin();
    const [event] = loadDraft(festival.id, db).events.filter(({ title }) => title.fr === 'Clôture');
    db.insert(changes)
      .values({
        festivalId: festival.id,
        actorName: 'Bilal',
        at: LATER,
        entity: 'event',
        entityId: event?.id ?? 0,
        verb: 'edited',
        batch: 'b',
        before: {},
        after: { ...event, version: 2 },
      } as never)
      .run();
    const as = draft();
    expect(back()).toMatchObject({
      ok: false,
      reason: 'changed',
      count: 1,
      inTheWay: [{ what: 'Clôture', needs: null, by: 'Bilal', at: LATER }],
    });
    expect(draft()).toBe(as);
    // What stays keeps its room, its people and its day.
    expect(back(true)).toMatchObject({ ok: true, turn: 'undo' });
    const { events, rooms, people, festival: now } = loadDraft(festival.id, db);
    expect(events.map(({ title }) => title.fr)).toEqual(expect.arrayContaining(['Clôture']));
    expect(events.map(({ title }) => title.fr)).not.toContain('Ouverture');
    expect([rooms.at(-1)?.name.fr, people.at(-1)?.name, now.endsOn]).toEqual(['Janson', 'Noor Kanza', '2026-06-12']);
    // What was removed can be imported again, although its room stayed.
    expect(pastImports(festival)).toMatchObject([{ turn: 'redo' }]);
    expect(back()).toEqual({ ok: true, turn: 'redo', left: 0 });
    expect(loadDraft(festival.id, db).events.map(({ title }) => title.fr)).toContain('Ouverture');
  });

  it('keeps the days it added where somebody saved the settings since', () => {
    const { festival, db, back } = begin();
    const read = () => festivalKind.read(db, festival.id, festival.id) as FestivalRoot;
    const form = { ...festivalFormValues(read(), 'fr'), organiser: 'Ciné-club' };
    done(editFestival(festival, festivalSchema.parse(form), LATER));
    expect(back(true)).toMatchObject({ ok: true, turn: 'undo' });
    const { startsOn, endsOn } = read();
    expect(loadDraft(festival.id, db).days.map(({ date }) => date)).toEqual(datesBetween(startsOn, endsOn));
  });

  it('names the séance made since that needs what it made', () => {
    const { festival, db, back, named, draft } = begin();
    const { rooms } = named('Ouverture');
    const [other] = loadDraft(festival.id, db).events;
    db.$client.prepare('delete from event_rooms where event_id = ?').run(other?.id);
    db.$client
      .prepare("insert into event_rooms (festival_id, event_id, room_id, use) values (?, ?, ?, 'main')")
      .run(festival.id, other?.id, rooms[0]?.roomId);
    const as = draft();
    expect(back()).toMatchObject({ ok: false, reason: 'used', count: 1, inTheWay: [{ needs: 'Janson', by: '' }] });
    expect(draft()).toBe(as);
  });

  it('is undone only once by two presses of one button, or by one in each of two tabs', () => {
    const { festival, past, back, before, draft } = begin();
    expect(back(false, LATER, past?.batch)).toEqual({ ok: true, turn: 'undo', left: 0 });
    expect(back(false, LATER, past?.batch)).toEqual({ ok: true, turn: 'undo', left: 0 });
    expect(draft()).toBe(before);
    expect(pastImports(festival)).toMatchObject([{ turn: 'redo' }]);
    expect(back(false, LATER, 'of-another-import')).toEqual({ ok: false, reason: 'unknown' });
  });

  it('of another festival is unknown', () => {
    const { past } = begin();
    const { festival } = workingFestival('settings', { slug: 'ailleurs' });
    expect(
      takeBackImport(festival, { id: past?.id ?? 0, batch: past?.batch ?? '', isPartly: false }, 'fr', LATER),
    ).toEqual({ ok: false, reason: 'unknown' });
  });
});
