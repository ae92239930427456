import { describe, expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { type Draft, type DraftEvent, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, presenceOf, roomOf } from '#lib/model/draft-testing.ts';
import { addMinutes, minutesBetween } from '#lib/time/wall-clock.ts';
import { conflictsOf } from './conflicts.ts';
import { broughtBy } from './fix-acts.ts';
import { FARTHEST_MINUTES, firstFreeStart, pushed } from './free-starts.ts';
import { prepare } from './prepared.ts';

const CLASHES = ['room-overlap', 'changeover-short', 'person-overlap'];
const withStart = (draft: Draft, id: number, startsAt: string): Draft => ({
  ...draft,
  events: draft.events.map((event) => (event.id === id ? { ...event, startsAt } : event)),
});
const clashes = (draft: Draft, id: number) => conflictsOf(draft, { of: id }).filter((w) => CLASHES.includes(w.code));

describe('the first free start', () => {
  it.each([1, 2])('is free, and nothing earlier is (festival %i)', (seed) => {
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

  it('follows directly a séance that it continues, whose public stays seated', () => {
    const sequel = { ...at(1, '14:00', 60), continuesEventId: 2 };
    expect(free(sequel, at(2, '13:30', 60))).toBe('2026-11-28T14:30');
    expect(free(at(1, '14:00', 60), at(2, '13:30', 60))).toBe('2026-11-28T14:50');
  });

  it('is at most four hours away', () => {
    expect(FARTHEST_MINUTES).toBe(240);
    expect(free(at(1, '10:00', 60), at(2, '09:00', 280))).toBe('2026-11-28T14:00');
    expect(free(at(1, '10:00', 60), at(2, '09:00', 281))).toBeNull();
  });

  it('considers séances of the day before and after', () => {
    const night = eventOf(2, { startsAt: '2026-11-27T23:00', items: [itemOf(200, { kind: 'other', minutes: 600 })] });
    expect(free(at(1, '08:00', 60), night)).toBe('2026-11-28T09:20');
    const morning = eventOf(3, { startsAt: '2026-11-29T00:15' });
    expect(free(at(1, '22:00', 100), at(2, '21:00', 90), morning)).toBe('2026-11-29T01:35');
  });

  it('does not exist without a start', () => {
    expect(free(eventOf(1, { startsAt: null, people: [presenceOf(1)] }))).toBeNull();
  });
});

const at = (id: number, hour: string, own: Partial<DraftEvent> = {}) =>
  eventOf(id, { startsAt: `2026-11-28T${hour}`, items: [itemOf(id * 100, { kind: 'other', minutes: 60 })], ...own });
const rooms = [roomOf(1), roomOf(2), roomOf(3, { kind: 'outdoor' })];
const push = (events: DraftEvent[], minutes: number) => pushed(prepare(draftOf(events, { rooms })), 1, minutes);
const told = (result: ReturnType<typeof pushed>) =>
  result.ok
    ? result.moved.map(({ event, minutes }) => `${event.id} ${event.startsAt?.slice(11)} +${minutes}`)
    : `${result.reason} ${result.eventId}`;

describe('time inserted before a séance', () => {
  it('pushes the next séances until gaps have absorbed it, and keeps the changeovers', () => {
    // With 10 minutes to clear and 10 for the doors, 20 minutes are free after the first and 5
    // after the second.
    const events = [at(1, '10:00'), at(2, '11:40'), at(3, '13:05'), at(4, '16:00'), at(5, '11:00')];
    events[4] = at(5, '11:00', { rooms: [{ roomId: 2, use: 'main' }] });
    expect(told(push(events, 15))).toEqual(['1 10:15 +15']);
    expect(told(push(events, 30))).toEqual(['1 10:30 +30', '2 11:50 +10', '3 13:10 +5']);
    expect(told(push(events, 43))).toEqual(['1 10:43 +43', '2 12:05 +25', '3 13:25 +20']);
  });

  it('needs no changeover before a continuation in the same room', () => {
    const sequel = at(2, '11:15', { continuesEventId: 1 });
    expect(told(push([at(1, '10:00'), sequel], 15))).toEqual(['1 10:15 +15']);
    expect(told(push([at(1, '10:00'), sequel], 20))).toEqual(['1 10:20 +20', '2 11:20 +5']);
  });

  it('moves no earlier séance, and leaves a changeover that is too short already as it is', () => {
    expect(told(push([at(2, '08:50'), at(1, '10:00'), at(3, '11:05')], 15))).toEqual(['1 10:15 +15', '3 11:20 +15']);
  });

  it('passes on through a séance in two rooms, and pushes nothing in rooms it does not share', () => {
    const both = at(2, '11:20', {
      rooms: [
        { roomId: 1, use: 'main' },
        { roomId: 2, use: 'overflow' },
      ],
    });
    const other = at(3, '12:40', { rooms: [{ roomId: 2, use: 'main' }] });
    expect(told(push([at(1, '10:00'), both, other], 10))).toEqual(['1 10:10 +10', '2 11:30 +10', '3 12:50 +10']);
    const outside = { rooms: [{ roomId: 3, use: 'main' as const }] };
    expect(told(push([at(1, '10:00', outside), at(2, '11:00', outside)], 30))).toEqual(['1 10:30 +30']);
  });

  it('is refused if a séance of another programmer would have to move', () => {
    const mine = ({ id }: DraftEvent) => id === 1;
    const by = (minutes: number, hour: string) =>
      told(pushed(prepare(draftOf([at(1, '10:00'), at(2, hour)], { rooms })), 1, minutes, mine));
    expect(by(10, '11:20')).toBe('notYours 2');
    expect(by(10, '11:40')).toEqual(['1 10:10 +10']);
  });

  it('is refused if a locked séance would have to move, and ignores those without a time', () => {
    expect(told(push([at(1, '10:00'), at(2, '11:20', { isLocked: true })], 10))).toBe('locked 2');
    expect(told(push([at(1, '10:00'), at(2, '11:40', { isLocked: true })], 10))).toEqual(['1 10:10 +10']);
    expect(told(push([at(1, '10:00', { startsAt: null })], 10))).toEqual([]);
    expect(told(push([at(2, '08:00'), at(1, '10:00', { status: 'cancelled' }), at(3, '11:20')], 10))).toEqual([]);
  });

  it('a fixed end moves too', () => {
    const result = push([at(1, '10:00', { publicEndFixed: '2026-11-28T11:15' })], 10);
    expect(result.ok && result.moved[0]?.event.publicEndFixed).toBe('2026-11-28T11:25');
  });
});

it('effects on other séances are listed, without those that only change hours', () => {
  const events = [at(1, '10:00'), at(2, '10:30'), at(3, '14:00')];
  const prepared = prepare(draftOf(events, { rooms }));
  const codes = (changed: DraftEvent[]) => {
    const { brought, settled } = broughtBy(prepared, changed);
    return [brought, settled].map((list) => list.map(({ code, eventIds }) => `${code} ${eventIds}`));
  };
  expect(codes([at(2, '10:35')])).toEqual([[], []]);
  expect(codes([at(2, '13:30')])).toEqual([['room-overlap 2,3'], ['room-overlap 1,2']]);
});
