import { describe, expect, it } from 'vitest';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type Draft, type DraftEvent, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, personOf, presenceOf, roomOf, versionOf } from '#lib/model/draft-testing.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import { candidatesOf, triedAt } from './candidates.ts';
import { conflictsOf } from './conflicts.ts';
import { festivalDates } from './festival-dates.ts';
import { wallOf } from './grid-place.ts';
import { isSkipped } from './placing.ts';
import { contentOf, indexAhead, type Prepared, prepare, withMoved } from './prepared.ts';
import { randomProgramme } from './random-programme-testing.ts';
import { candidateRooms } from './room-abilities.ts';
import { APART_MINUTES, bySlotWorth, MAX_SLOTS, type Slot, saySlot, seeksSlot, slotsFor } from './slots.ts';
import { isBroughtByPlace, type Warning } from './warning.ts';

/** A place found by trying: everything is decided by the rules, without the arithmetic of slots. */
type Tried = { roomId: number; startsAt: string; start: number; blocking: number; warnings: number; hints: number };

function everyPlace(prepared: Prepared, event: DraftEvent): Tried[] {
  const { festival, days } = prepared.index.draft;
  const places: Tried[] = [];
  for (const date of festivalDates(prepared.index)) {
    const special = days.find((day) => day.date === date);
    const hour = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
    const opens = hour(special?.opensAt ?? festival.opensAt);
    const closing = special?.closesAt ?? festival.closesAt;
    const closes = hour(closing) + (closing < festival.dayStartsAt ? 1440 : 0);
    const end = toEpochMinutes(wallOf({ date, minutes: closes }), festival.timeZone);
    for (const room of candidateRooms(prepared, event))
      for (let minutes = opens; minutes < closes; minutes += 5) {
        const startsAt = wallOf({ date, minutes });
        if (minutes % 15 !== 0 && startsAt !== event.startsAt) continue;
        if (isSkipped(startsAt, festival.timeZone)) continue;
        const then = withMoved(prepared, triedAt(prepared, event, startsAt, room.id));
        const content = contentOf(then, then.index.events.get(event.id) as DraftEvent);
        if (!content || content.end > end) continue;
        const found = conflictsOf(then, { of: event.id }).filter(isBroughtByPlace);
        if (found.some(({ code }) => code === 'room-closed' || code === 'person-absent')) continue;
        const count = (level: Warning['level']) => found.filter((one) => one.level === level).length;
        const counts = { blocking: count('blocking'), warnings: count('warning'), hints: count('hint') };
        places.push({ roomId: room.id, startsAt, start: content.start, ...counts });
      }
  }
  return places;
}

const worth = (a: Omit<Tried, 'startsAt'>, b: Omit<Tried, 'startsAt'>) =>
  a.blocking - b.blocking || a.warnings - b.warnings || a.hints - b.hints;

describe('the slots of a séance', () => {
  it('have the warnings that the rules find, and trying every place finds nothing better', () => {
    let compared = 0;
    for (let seed = 1; seed <= 16; seed += 1) {
      const draft = randomProgramme(seed);
      const days = draft.events.flatMap(({ startsAt }) => startsAt?.slice(0, 10) ?? []).sort();
      const festival = { ...draft.festival, startsOn: days[0] ?? '', endsOn: days.at(-1) ?? '', closesAt: '04:00' };
      const prepared = prepare({ ...draft, festival });
      for (const event of prepared.planned.slice(0, 3)) {
        const slots = slotsFor(prepared, event.id);
        if (event.isLocked || event.admission === 'drop-in') {
          expect(slots).toEqual([]);
          continue;
        }
        const key = (roomId: number, startsAt: string) => `${roomId} ${startsAt}`;
        const every = everyPlace(prepared, event).filter(
          ({ roomId, startsAt }) => startsAt !== event.startsAt || roomId !== event.rooms[0]?.roomId,
        );
        const byKey = new Map(every.map((one) => [key(one.roomId, one.startsAt), one]));
        for (const slot of slots) {
          const tried = byKey.get(key(slot.room.id, slot.startsAt));
          const { blocking, warnings, hints, reason } = slot;
          expect({ blocking, warnings, hints }, `seed ${seed} ${slot.startsAt}`).toMatchObject(
            tried ? { blocking: tried.blocking, warnings: tried.warnings, hints: tried.hints } : { blocking: -1 },
          );
          expect(reason.touches.length).toBe(blocking + warnings + hints);
        }
        expect(slots).toEqual([...slots].sort(bySlotWorth));
        const last = slots.at(-1);
        if (slots.length < MAX_SLOTS && last === undefined) expect(every).toEqual([]);
        for (const one of every) {
          const isKnown = slots.some(
            (slot) =>
              slot.room.id === one.roomId &&
              Math.abs(slot.start - one.start) < APART_MINUTES &&
              worth({ ...slot, roomId: one.roomId }, one) <= 0,
          );
          const isWorse = slots.length === MAX_SLOTS && last && worth({ ...last, roomId: 0 }, one) <= 0;
          const isBlocked = last?.blocking === 0 && one.blocking > 0;
          expect(isKnown || isWorse || isBlocked, `seed ${seed}: ${JSON.stringify(one)}`).toBe(true);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(3000);
  });

  const day = '2026-11-28';
  const only = (events: DraftEvent[], own: Parameters<typeof draftOf>[1] = {}): Prepared =>
    prepare(draftOf(events, { festival: { startsOn: day, endsOn: day, opensAt: '10:00', closesAt: '14:00' }, ...own }));
  const starts = (prepared: Prepared, id = 1) => slotsFor(prepared, id).map(({ startsAt }) => startsAt.slice(11));

  it('stay inside the hours of the festival, of a day that has its own, and of the room', () => {
    const waiting = eventOf(1, { startsAt: null, rooms: [] });
    expect(starts(only([waiting], { rooms: [roomOf(1)] })).sort()).toEqual(['10:00', '11:00', '12:00', '13:00']);
    const short = { id: 1, festivalId: 1, date: day, title: {}, introduction: {}, version: 1 };
    const days = [{ ...short, opensAt: '12:00', closesAt: null }];
    expect(starts(only([waiting], { rooms: [roomOf(1)], days })).sort()).toEqual(['12:00', '13:00']);
    const rooms = [roomOf(1, { opensAt: '11:00', closesAt: '12:30' })];
    // Ten minutes of doors and of clearing are inside the room's hours.
    expect(starts(only([waiting], { rooms }))).toEqual(['11:15']);
  });

  it('are in rooms that are large enough and can do what is needed, when people are there', () => {
    const waiting = eventOf(1, {
      startsAt: null,
      rooms: [],
      capacity: 100,
      people: [presenceOf(1, { presence: 'in-person' })],
    });
    const rooms = [roomOf(1, { seats: 80 }), roomOf(2, { seats: 120 }), roomOf(3, { kind: 'outdoor' })];
    const people = [personOf(1, { arrivesAt: `${day}T11:30`, departsAt: `${day}T13:00` })];
    const slots = slotsFor(only([waiting], { rooms, people }), 1);
    expect(slots.map(({ room, startsAt }) => [room.id, startsAt.slice(11)])).toEqual([[2, '11:30']]);
  });

  it('are not in a room known to be unable to show the copy', () => {
    const film = filmOf(1, { minutes: 60, versions: [versionOf(10, 1, { format: '35mm' })] });
    const waiting = eventOf(1, {
      startsAt: null,
      rooms: [],
      items: [itemOf(101, { kind: 'film', minutes: null, filmId: 1, filmVersionId: 10 })],
    });
    // The abilities of the third room are unknown.
    const rooms = [roomOf(1, { abilities: ['dcp'] }), roomOf(2, { abilities: ['35mm'] }), roomOf(3)];
    const places = candidatesOf(only([waiting], { rooms, films: [film] }), waiting);
    expect([...new Set(places.map(({ room }) => room.id))]).toEqual([2, 3]);
  });

  it('may touch the séance they continue, or the one that continues them', () => {
    const hour = [itemOf(201, { kind: 'other', minutes: 60 })];
    const warningsAt = (startsAt: string, own: Partial<DraftEvent>, other: Partial<DraftEvent>) => {
      const waiting = eventOf(1, { startsAt: null, rooms: [], items: hour, ...own });
      const prepared = only([waiting, eventOf(2, { items: hour, ...other })], { rooms: [roomOf(1)] });
      return candidatesOf(prepared, waiting).find((one) => one.startsAt === `${day}T${startsAt}`)?.warnings;
    };
    expect(warningsAt('11:00', {}, { startsAt: `${day}T10:00` })).toBe(1);
    expect(warningsAt('11:00', { continuesEventId: 2 }, { startsAt: `${day}T10:00` })).toBe(0);
    expect(warningsAt('12:00', {}, { startsAt: `${day}T13:00` })).toBe(1);
    expect(warningsAt('12:00', {}, { startsAt: `${day}T13:00`, continuesEventId: 1 })).toBe(0);
  });

  it('name their neighbours, and alternate between rooms', () => {
    const other = eventOf(2, { startsAt: `${day}T12:00`, items: [itemOf(201, { kind: 'other', minutes: 60 })] });
    const waiting = eventOf(1, { startsAt: null, rooms: [], items: [itemOf(101, { kind: 'other', minutes: 60 })] });
    const slots = slotsFor(only([waiting, other], { rooms: [roomOf(1), roomOf(2)] }), 1);
    expect(slots.map(({ room, startsAt }) => `${room.id} ${startsAt.slice(11)}`)).toEqual([
      '2 10:00',
      '2 11:00',
      '2 12:00',
      '2 13:00',
      '1 10:00',
      // Twenty minutes too close.
      '1 11:00',
      '1 13:00',
    ]);
    expect(slots[4]?.reason).toEqual({ touches: [], before: null, after: { eventId: 2, minutes: 40 } });
  });

  it('are in a programmer’s own rooms, however much better others are', () => {
    const rooms = Array.from({ length: 12 }, (_, i) => roomOf(i + 1));
    const index = indexDraft(draftOf([eventOf(1, { startsAt: null, rooms: [] })], { rooms }));
    const roomsOf = (remit: typeof index.remit) => slotsFor(prepare({ ...index, remit }), 1).map(({ room }) => room.id);
    expect(roomsOf(null)).not.toContain(12);
    const own = roomsOf({ themeIds: [], roomIds: [12] });
    expect([own.length, ...new Set(own)]).toEqual([MAX_SLOTS, 12]);
  });

  it('are in none of the hours that are over, while the festival is on', () => {
    const event = eventOf(1, { startsAt: null, rooms: [] });
    const index = indexDraft(
      draftOf([event], { festival: { startsOn: day, endsOn: '2026-11-29' }, rooms: [roomOf(1)] }),
    );
    const first = (now: string) =>
      slotsFor(prepare(indexAhead(index, now)), 1)
        .map(({ startsAt }) => startsAt)
        .sort()[0];
    expect(first('2026-11-27T12:00:00.000Z')?.slice(0, 10)).toBe(day);
    expect(first('2026-11-28T12:05:00.000Z')).toBe(`${day}T13:15`);
    expect(first('2026-11-29T12:05:00.000Z')).toBe('2026-11-29T13:15');
    expect(indexAhead(index, '2026-12-01T12:00:00.000Z')).toBe(index);
    expect(indexAhead(index, '2026-11-28T12:14:00.000Z')).toBe(indexAhead(index, '2026-11-28T12:05:00.000Z'));
  });

  it('block only if there is no other place, and never are where the séance already is', () => {
    const full = eventOf(2, { startsAt: `${day}T10:00`, items: [itemOf(201, { kind: 'other', minutes: 240 })] });
    const prepared = only([eventOf(1, { startsAt: `${day}T11:00` }), full]);
    const slots = slotsFor(prepared, 1);
    expect(slots.length).toBeGreaterThan(0);
    expect(slots.every(({ blocking }) => blocking > 0)).toBe(true);
    expect(slots.map(({ startsAt }) => startsAt)).not.toContain(`${day}T11:00`);
    expect(slotsFor(prepared, 99)).toEqual([]);
  });

  it('are found with a draft’s own index, which stays unchanged', () => {
    const index = indexDraft(randomProgramme(3) as Draft);
    const before = JSON.stringify(index.draft);
    slotsFor(prepare(index), 1);
    expect(JSON.stringify(index.draft)).toBe(before);
  });
});

it('finds an hour for a séance that is planned, has a fixed start and may move', () => {
  expect(seeksSlot(eventOf(1))).toBe(true);
  for (const own of [{ isLocked: true }, { status: 'cancelled' }, { admission: 'drop-in' }] as const)
    expect(seeksSlot(eventOf(1, own))).toBe(false);
});

const said = (locale: Locale, reason: Slot['reason']) =>
  saySlot(
    translator(locale, 'grid') as never,
    { reason },
    {
      locale,
      touch: ({ code }) => code,
      titleOf: (id) => `#${id}`,
    },
  ).replace(/[\u00A0\u202F]/g, ' ');
const touch = (code: string) => ({ code }) as Warning;

it('a slot is explained by what it touches, else by its room', () => {
  const alone = { touches: [], before: null, after: null };
  const between = { touches: [], before: { eventId: 1, minutes: 0 }, after: { eventId: 2, minutes: 75 } };
  const three = { ...alone, touches: ['a', 'b', 'c'].map(touch) };
  expect([said('fr', alone), said('fr', between), said('fr', three)]).toEqual([
    'rien d’autre dans cette salle ce jour-là',
    'rien ne gêne, juste après #1, 1 h 15 avant #2',
    'a, b et 1 autre alerte',
  ]);
  expect([said('en', alone), said('en', between), said('en', three)]).toEqual([
    'nothing else in this room that day',
    'nothing in the way, right after #1, 1 h 15 min before #2',
    'a, b and 1 other warning',
  ]);
});
