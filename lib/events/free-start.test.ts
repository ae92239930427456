import { describe, expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { type Draft, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, presenceOf } from '#lib/model/draft-testing.ts';
import { addMinutes, minutesBetween } from '#lib/time/wall-clock.ts';
import { conflictsOf } from './conflicts.ts';
import { FARTHEST_MINUTES, firstFreeStart } from './free-start.ts';

const CLASHES = ['room-overlap', 'changeover-short', 'person-overlap'];
const withStart = (draft: Draft, id: number, startsAt: string): Draft => ({
  ...draft,
  events: draft.events.map((event) => (event.id === id ? { ...event, startsAt } : event)),
});
const clashes = (draft: Draft, id: number) => conflictsOf(draft, { of: id }).filter((w) => CLASHES.includes(w.code));

describe('the first free start', () => {
  it.each([1, 2])('is free, and nothing between is (festival %i)', (seed) => {
    const db = openTestDb();
    const { festivalId } = makeFestival(db, { events: 40, rooms: 3, days: 1, seed });
    const draft = loadDraft(festivalId, db);
    const zone = draft.festival.timeZone;
    let moved = 0;
    for (const event of draft.events) {
      if (event.startsAt === null || event.status !== 'planned') continue;
      const free = firstFreeStart(event, indexDraft(draft));
      if (free) expect(clashes(withStart(draft, event.id, free), event.id)).toEqual([]);
      const until = free ? minutesBetween(event.startsAt, free, zone) : 60;
      if (until > 0) moved += 1;
      for (let minutes = 0; minutes < until; minutes += 5)
        expect(clashes(withStart(draft, event.id, addMinutes(event.startsAt, minutes, zone)), event.id)).not.toEqual(
          [],
        );
    }
    expect(moved).toBeGreaterThan(3);
  });

  const at = (id: number, hour: string, minutes: number) =>
    eventOf(id, { startsAt: `2026-11-28T${hour}`, items: [itemOf(id * 100, { kind: 'other', minutes })] });
  const free = (...events: ReturnType<typeof eventOf>[]) => {
    const [first] = events;
    return first && firstFreeStart(first, indexDraft(draftOf(events)));
  };

  it('stays where it is when it touches', () => {
    expect(free(at(1, '14:00', 60), at(2, '12:40', 60), at(3, '15:20', 60))).toBe('2026-11-28T14:00');
  });

  it('follows at once what it continues, whose public stays seated', () => {
    const sequel = { ...at(1, '14:00', 60), continuesEventId: 2 };
    expect(free(sequel, at(2, '13:30', 60))).toBe('2026-11-28T14:30');
    expect(free(at(1, '14:00', 60), at(2, '13:30', 60))).toBe('2026-11-28T14:50');
  });

  it('is four hours away at most', () => {
    expect(FARTHEST_MINUTES).toBe(240);
    expect(free(at(1, '10:00', 60), at(2, '09:00', 280))).toBe('2026-11-28T14:00');
    expect(free(at(1, '10:00', 60), at(2, '09:00', 281))).toBeNull();
  });

  it('sees what began the day before and what begins the day after', () => {
    const night = eventOf(2, { startsAt: '2026-11-27T23:00', items: [itemOf(200, { kind: 'other', minutes: 600 })] });
    expect(free(at(1, '08:00', 60), night)).toBe('2026-11-28T09:20');
    const morning = eventOf(3, { startsAt: '2026-11-29T00:15' });
    expect(free(at(1, '22:00', 100), at(2, '21:00', 90), morning)).toBe('2026-11-29T01:35');
  });

  it('is none without a start', () => {
    expect(free(eventOf(1, { startsAt: null, people: [presenceOf(1)] }))).toBeNull();
  });
});
