import { expect, it } from 'vitest';
import { type FactRow, factsAt } from '#lib/model/live-facts.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { knownOf, programmeTimesOf, timesPieces } from './draw-times.ts';
import { selectionPlanOf } from './plan.ts';
import { indexTimes, knownTimes } from './times.ts';

const document = exampleDocument();
const fr = indexTimes(programmeTimesOf(document, 'fr'));

it('returns what a time line needs of a séance, in the reader’s language', () => {
  expect(fr.event(10)).toEqual({
    number: 10,
    title: 'Terre rare',
    kind: 'screening',
    word: 'Projection-débat',
    path: '/fr/festivals/ecrans-ouverts/events/10-terre-rare',
    day: '2026-06-06',
    startsAt: '2026-06-06T09:30',
    endsAt: '2026-06-06T11:45',
    start: Date.parse('2026-06-06T09:30:00Z') / 60_000,
    end: Date.parse('2026-06-06T11:45:00Z') / 60_000,
    status: 'planned',
    isDropIn: false,
    room: 2,
    place: 'Auditorium – Grande salle',
    begins: 1,
    ends: 1,
    films: [4],
    sequence: 1,
  });
  const en = indexTimes(programmeTimesOf(document, 'en'));
  expect(en.event(14)).toMatchObject({ title: 'Nuit blanche', lang: 'fr', word: 'Screening' });
  expect([en.film(4)?.title, en.film(4)?.path]).toEqual([
    'Rare Earth',
    '/en/festivals/ecrans-ouverts/films/4-rare-earth',
  ]);
});

it('keeps cancelled, postponed and unscheduled ones apart, and names no hidden film', () => {
  expect([13, 16, 17, 19].map((number) => fr.event(number)?.status)).toEqual([
    'cancelled',
    'postponed',
    'planned',
    'planned',
  ]);
  expect(fr.event(19)?.isDropIn).toBe(true);
  expect(fr.event(17)).toMatchObject({ start: null, day: null, room: null, place: '', begins: null });
  expect(fr.event(12)?.films).toEqual([5, 6]);
  expect(fr.showing(4).map(({ number }) => number)).toEqual([10, 15]);
});

it('gives browser and server the same text for where a séance is, or all would look moved', () => {
  const relayed = exampleEvent({
    number: 30,
    title: { fr: 'Retransmission' },
    startsAt: '2026-06-06T20:00',
    rooms: [{ room: 3, use: 'overflow' }],
  });
  const whole = exampleDocument({ events: [...document.events, relayed] });
  const [server, browser] = [knownOf(whole), knownTimes(indexTimes(programmeTimesOf(whole, 'fr')))];
  for (const { number } of [...whole.events, { number: 999 }])
    expect(browser.event(number), String(number)).toBe(server.event(number));
  expect([4, 999].map((film) => [server.film(film), browser.film(film)])).toEqual([
    [true, true],
    [undefined, undefined],
  ]);
});

it('keeps a drop-in without an end open until its day ends', () => {
  const one = { title: { fr: 'Exposition' }, startsAt: '2026-06-06T10:00' };
  const events = [exampleEvent({ ...one, number: 30, admission: 'drop-in' }), exampleEvent({ ...one, number: 31 })];
  const whole = exampleDocument({ events });
  const times = indexTimes(programmeTimesOf(whole, 'fr'));
  expect([times.event(30)?.end, times.event(31)?.end]).toEqual([Date.parse('2026-06-07T03:00:00Z') / 60_000, null]);
  const isPast = (at: string) => {
    const selection = { events: [{ number: 30, seen: null }], films: [] };
    return selectionPlanOf(times, selection, Date.parse(at) / 60_000).days[0]?.entries[0]?.isPast;
  };
  expect([isPast('2026-06-06T20:00:00Z'), isPast('2026-06-07T03:01:00Z')]).toEqual([false, true]);
});

it('uses the walks the organiser set, else those by the map', () => {
  expect(fr.walk(1, 20)).toBeNull();
  expect([fr.walk(1, 1), fr.walk(null, 20)]).toEqual([0, 0]);
  const set = indexTimes(programmeTimesOf(exampleDocument({ walks: [{ from: 20, to: 1, minutes: 9 }] }), 'fr'));
  expect([set.walk(1, 20), set.walk(20, 1)]).toEqual([9, 9]);
  const venues = document.venues.map((venue, i) => ({ ...venue, latitude: 48.88, longitude: 2.36 + i / 100 }));
  expect(indexTimes(programmeTimesOf(exampleDocument({ venues }), 'fr')).walk(20, 1)).toBe(16);
});

it('returns the same in pieces, whatever their number', () => {
  const many = Array.from({ length: 601 }, (_, i) => exampleEvent({ number: 100 + i, title: { fr: `Séance ${i}` } }));
  for (const events of [[], document.events, many]) {
    const one = exampleDocument({ events });
    const pieces = [...timesPieces(one, 'fr')];
    expect(JSON.parse(pieces.join(''))).toEqual(JSON.parse(JSON.stringify(programmeTimesOf(one, 'fr'))));
    if (events === many)
      expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(pieces.join('').length / 2);
  }
});

it('includes live facts: late hours, places and messages, with the announced hours', () => {
  const live = factsAt(
    [
      fact({ event: 10, kind: 'delay', value: '30', cutMinutes: 10 }),
      fact({ event: 10, kind: 'availability', value: 'full' }),
      fact({ event: 10, kind: 'notice', text: { fr: 'Entrée par la cour.' } }),
      fact({ event: 10, kind: 'notice', text: { fr: 'Venez tôt.' }, at: '2026-06-05T18:00:00.000Z' }),
      fact({ event: 13, kind: 'delay', value: '30' }),
    ],
    '2026-06-06T08:00:00.000Z',
  );
  // The instants of the example are written as if its clocks showed UTC.
  const festival = { ...document.festival, timeZone: 'UTC' };
  const today = indexTimes(programmeTimesOf({ ...document, festival, live }, 'fr'));
  const [announced, late] = [fr.event(10), today.event(10)];
  expect([late?.start, late?.end]).toEqual([(announced?.start ?? 0) + 30, (announced?.end ?? 0) + 20]);
  expect([late?.startsAt, late?.endsAt]).toEqual([announced?.startsAt, announced?.endsAt]);
  expect(late?.today).toEqual({
    late: { minutes: 30, startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T12:05' },
    places: 'full',
    // Notices of the day before carry their date.
    notices: [
      { at: '2026-06-06T07:00', text: 'Entrée par la cour.' },
      { at: '2026-06-05T18:00', on: '2026-06-05', text: 'Venez tôt.' },
    ],
  });
  // A séance that does not take place has no delay.
  expect(today.event(13)).not.toHaveProperty('today');
  expect(knownTimes(today).event(10)).toBe(knownTimes(fr).event(10));
});

it('ends a late séance at its instant in the hour that comes twice', () => {
  const [start, end] = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:50:00.000Z'];
  const night = exampleEvent({
    number: 1,
    title: { fr: 'Nuit' },
    startsAt: '2026-10-25T02:30',
    endsAt: '2026-10-25T02:50',
    startInstant: start,
    endInstant: end,
  });
  const live = factsAt([fact({ event: 1, kind: 'delay', value: '20' })], start);
  const [event] = programmeTimesOf({ ...exampleDocument({ events: [night] }), live }, 'fr').events;
  expect(event?.today?.late).toEqual({ minutes: 20, startsAt: '2026-10-25T02:50', endsAt: '2026-10-25T03:10' });
  expect(event?.range).toEqual({ isEndAgain: true });
});

const fact = (own: Partial<FactRow> & Pick<FactRow, 'event' | 'kind'>): FactRow => ({
  value: '',
  text: {},
  at: '2026-06-06T07:00:00.000Z',
  until: null,
  endedAt: null,
  ...own,
});
