import { randomFrom } from '#db/testing.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { prepare } from '#lib/events/prepared.ts';
import { isBroughtByPlace } from '#lib/events/warning.ts';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, personOf, presenceOf, roomOf, venueOf } from '#lib/model/draft-testing.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';

/**
 * A festival whose whole list waits, made by taking the hours and rooms away from a programme that
 * has no warning that blocks and lacks no changeover and no walk: `solution` is that programme.
 * Rooms in two venues, a person for two séances, some here for two days only.
 */
export function solvableFestival({ events: count, rooms: roomCount, days, seed }: Size): {
  draft: Draft;
  solution: Draft;
} {
  const random = randomFrom(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const dayOf = (day: number) => `2026-11-${String(23 + day).padStart(2, '0')}`;
  const rooms = Array.from({ length: roomCount }, (_, i) =>
    roomOf(i + 1, { venueId: i < (roomCount * 2) / 3 ? 1 : 2, seats: 60 + 20 * i }),
  );
  const people = Array.from({ length: Math.ceil(count / 2) }, (_, i) => {
    const first = whole(Math.max(1, days - 1));
    const isShort = random() < 0.3;
    return personOf(i + 1, {
      arrivesAt: isShort ? `${dayOf(first)}T09:00` : null,
      departsAt: isShort ? `${dayOf(first + 1)}T23:59` : null,
    });
  });
  const own = {
    festival: { startsOn: dayOf(0), endsOn: dayOf(days - 1), opensAt: '09:00', closesAt: '23:00' },
    venues: [venueOf(1, { latitude: 48.85, longitude: 2.35 }), venueOf(2, { latitude: 48.855, longitude: 2.355 })],
    themes: Array.from({ length: 6 }, (_, i) => ({
      id: i + 1,
      festivalId: 1,
      slug: `t${i}`,
      introduction: {},
      colour: null,
      name: {},
      position: i,
      version: 1,
    })),
    rooms,
    people,
  };
  const next = new Map<string, string>();
  let made: DraftEvent[] = [];
  for (let id = 1; id <= count; id += 1) {
    const room = rooms[(id - 1) % roomCount];
    const day = dayOf(Math.floor((id - 1) / roomCount) % days);
    if (!room) continue;
    const key = `${day} ${room.id}`;
    const minutes = 45 + 15 * whole(8);
    const startsAt = next.get(key) ?? `${day}T${random() < 0.5 ? '09:30' : '10:00'}`;
    const event = eventOf(id, {
      startsAt,
      rooms: [{ roomId: room.id, use: 'main' }],
      items: [itemOf(id * 100, { kind: 'other', minutes })],
      themeIds: [1 + whole(6)],
      capacity: room.seats !== null && random() < 0.3 ? room.seats - 10 : null,
    });
    next.set(key, addMinutes(startsAt, Math.ceil((minutes + 20) / 15) * 15 + 15 * whole(3), 'Europe/Paris'));
    // Somebody who can be there, of some that are tried.
    const withPerson = Array.from({ length: 4 }, () => ({
      ...event,
      people: eventOf(id, { people: [presenceOf(1 + whole(people.length), { presence: 'in-person' })] }).people,
    })).find((one) => isClean(draftOf([...made, one], own), id));
    made = [...made, withPerson ?? event];
  }
  const solution = draftOf(made, own);
  return {
    solution,
    draft: draftOf(
      made.map((event) => ({ ...event, startsAt: null, rooms: [] })),
      own,
    ),
  };
}

type Size = { events: number; rooms: number; days: number; seed: number };

const isClean = (draft: Draft, id: number) =>
  conflictsOf(prepare(draft), { of: id }).every((one) => one.level === 'hint' || !isBroughtByPlace(one));
