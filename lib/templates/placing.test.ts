import { describe, expect, it } from 'vitest';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Ground, type Placeable, place } from './placing.ts';

const film = (key: string, minutes: number): Placeable => ({
  key,
  part: 'screening',
  fixedMinutes: 5 + minutes,
  elasticMinutes: 30,
  doors: 10,
  clear: 10,
});
const talk = (key: string, minutes: number): Placeable => ({
  ...film(key, 0),
  part: 'talk',
  fixedMinutes: minutes,
  elasticMinutes: null,
});
const show = (key: string, minutes: number): Placeable => ({ ...talk(key, minutes), part: 'closing', clear: 15 });

/** Seven séances of the lengths of Numérique En Lumière. */
const seven = [
  film('mud', 94),
  film('belly', 90),
  film('four', 14 + 73 + 60 + 60),
  show('show', 60),
  talk('talk', 45),
  { ...talk('talk and debate', 45), elasticMinutes: 30 },
  talk('last talk', 45),
];

const ground = (rest: Partial<Ground> = {}): Ground => ({
  dates: ['2026-11-28', '2026-11-29'],
  opensAt: '09:00',
  closesAt: '18:00',
  timeZone: 'Europe/Paris',
  rooms: 1,
  ...rest,
});

const lines = (items: readonly Placeable[], where: Ground) =>
  place(items, where).placed.map(
    ({ day, room, startsAt, endsAt, key }) => `${day}.${room} ${startsAt.slice(11)}–${endsAt.slice(11)} ${key}`,
  );

/** The clashes and broken promises of a placing, in words; there must be none. */
function faults(items: readonly Placeable[], where: Ground): string[] {
  const of = new Map(items.map((item) => [item.key, item]));
  const isNight = where.closesAt <= where.opensAt;
  const held = place(items, where).placed.map((slot) => {
    const item = of.get(slot.key) as Placeable;
    const start = toEpochMinutes(slot.startsAt, where.timeZone);
    return { ...slot, item, from: start - item.doors, to: start + slot.minutes + item.clear };
  });
  const found: string[] = [];
  for (const [i, a] of held.entries()) {
    const date = where.dates[a.day] as string;
    const opens = toEpochMinutes(`${date}T${where.opensAt}`, where.timeZone);
    const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    const closes = toEpochMinutes(`${isNight ? next : date}T${where.closesAt}`, where.timeZone);
    if (a.from < opens || a.to > closes) found.push(`${a.key} outside the hours`);
    if (a.minutes < a.item.fixedMinutes + Math.min(15, a.item.elasticMinutes ?? 0)) found.push(`${a.key} too short`);
    for (const b of held.slice(i + 1)) {
      if (a.room === b.room && a.from < b.to && b.from < a.to) found.push(`${a.key} and ${b.key}`);
    }
  }
  return found;
}

describe('place', () => {
  it('puts the seven séances on two days, with midday free and the first ones first', () => {
    expect(lines(seven, ground())).toEqual([
      '0.0 09:30–11:40 mud',
      '0.0 13:00–13:45 last talk',
      '0.0 14:15–16:20 belly',
      '0.0 16:45–17:45 show',
      '1.0 09:30–13:35 four',
      '1.0 14:45–15:30 talk',
      '1.0 16:00–17:15 talk and debate',
    ]);
    expect(place(seven, ground())).toMatchObject({ unscheduled: [], missingMinutes: 0 });
  });

  it('spreads them over three days', () => {
    expect(lines(seven, ground({ dates: ['2026-11-27', '2026-11-28', '2026-11-29'] }))).toEqual([
      '0.0 09:30–11:40 mud',
      '0.0 13:00–13:45 talk',
      '0.0 14:15–15:30 talk and debate',
      '1.0 09:30–11:35 belly',
      '1.0 12:45–13:30 last talk',
      '1.0 14:00–15:00 show',
      '2.0 09:30–13:35 four',
    ]);
  });

  it('says by how much one day is too short, and unschedules what does not fit', () => {
    const one = place(seven, ground({ dates: ['2026-11-28'] }));
    expect(one.unscheduled).toEqual(['four', 'last talk']);
    // 13 h 30 of occupied room with the shortest debates, in a day of 9 h.
    expect(one.missingMinutes).toBe(270);
    const longer = ground({ dates: ['2026-11-28'], closesAt: '22:30' });
    expect(place(seven, longer)).toMatchObject({ unscheduled: [], missingMinutes: 0 });
    const nearly = ground({ dates: ['2026-11-28'], closesAt: '22:25' });
    expect(place(seven, nearly)).toMatchObject({ missingMinutes: 5 });
  });

  it('uses a second room only if the days of the first cannot hold all', () => {
    expect(new Set(place(seven, ground({ rooms: 2 })).placed.map(({ room }) => room))).toEqual(new Set([0]));
    const oneDay = ground({ dates: ['2026-11-28'], rooms: 2 });
    expect(lines(seven, oneDay)).toEqual([
      '0.0 09:30–11:40 mud',
      '0.0 13:00–13:45 last talk',
      '0.0 14:15–16:20 belly',
      '0.0 16:45–17:45 show',
      '0.1 09:30–13:35 four',
      '0.1 14:45–15:30 talk',
      '0.1 16:00–17:15 talk and debate',
    ]);
  });

  it('keeps what comes first if two days have six hours', () => {
    const short = ground({ opensAt: '10:00', closesAt: '16:00' });
    expect(place(seven, short)).toMatchObject({ unscheduled: ['four'], missingMinutes: 170 });
    expect(faults(seven, short)).toEqual([]);
  });

  it('shortens debates before it leaves a séance out', () => {
    const items = [film('a', 60), film('b', 60), film('c', 60), film('d', 60)];
    const slots = place(items, ground({ dates: ['2026-11-28'], opensAt: '14:00', closesAt: '21:00' }));
    expect(slots.placed.map(({ minutes }) => minutes)).toEqual([80, 80, 80, 80]);
    expect(slots.unscheduled).toEqual([]);
  });

  it.each([
    ['by day', {}],
    ['into the night', { opensAt: '20:00', closesAt: '05:00' }],
  ])('places %s across the change of the clocks', (_, hours) => {
    // In the night of 24 October the hour from 02:00 happens twice.
    const october = ground({ dates: ['2026-10-24', '2026-10-25'], ...hours });
    const spring = ground({ dates: ['2027-03-27', '2027-03-28'], ...hours });
    for (const where of [october, spring]) {
      expect(faults(seven, where)).toEqual([]);
      expect(place(seven, where).unscheduled).toEqual([]);
    }
  });

  it('never starts a séance in an hour that happens a second time', () => {
    const night = ground({ dates: ['2026-10-24'], opensAt: '22:00', closesAt: '05:00' });
    const shorts = Array.from({ length: 12 }, (_, i) => talk(`short ${i}`, 20));
    const starts = place(shorts, night).placed.map(({ startsAt }) => startsAt);
    expect(starts).toEqual([...new Set(starts)].sort());
    expect(faults(shorts, night)).toEqual([]);
  });

  it('looks at no more rooms than there are séances', () => {
    const short = { dates: ['2026-10-24', '2026-10-25'], closesAt: '09:30' };
    expect(place(seven, ground({ ...short, rooms: 1000 }))).toEqual(place(seven, ground({ ...short, rooms: 7 })));
  });

  it('causes no clash, whatever the lengths, days, hours and rooms', () => {
    let seed = 7;
    const upTo = (most: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % most;
    };
    for (let round = 0; round < 200; round += 1) {
      const items = Array.from({ length: 1 + upTo(14) }, (_, i) => ({
        ...[film, talk, show][upTo(3)]?.(`s${i}`, 5 + upTo(200)),
        doors: upTo(25),
        clear: upTo(25),
      })) as Placeable[];
      const where = ground({
        dates: ['2026-10-24', '2026-10-25', '2026-10-26'].slice(0, 1 + upTo(3)),
        opensAt: ['07:30', '09:00', '14:00', '21:00'][upTo(4)] as string,
        closesAt: ['18:00', '23:00', '02:30'][upTo(3)] as string,
        rooms: 1 + upTo(3),
      });
      expect(faults(items, where)).toEqual([]);
      const { placed, unscheduled, missingMinutes } = place(items, where);
      expect(placed.length + unscheduled.length).toBe(items.length);
      expect(missingMinutes > 0).toBe(unscheduled.length > 0);
    }
  });
});
