import { describe, expect, it } from 'vitest';
import { doorPoints, fitIn, gridSheets, roomPoints } from './on-paper.ts';
import { exampleDocument, exampleEvent } from './testing.ts';

describe('the printed grid', () => {
  it('is one sheet for each day that has a start, with drop-ins beside', () => {
    const sheets = gridSheets(exampleDocument());
    expect(sheets.map(({ date, rooms, events, dropIns }) => [date, rooms, events.length, dropIns.length])).toEqual([
      ['2026-06-06', [2], 5, 1],
      ['2026-06-07', [21], 1, 0],
    ]);
  });

  it('divides more rooms than fit evenly over sheets, with each séance on one of them', () => {
    const document = exampleDocument();
    const rooms = Array.from({ length: 11 }, (_, i) => ({ ...document.rooms[0], number: 100 + i }));
    const events = rooms.map(({ number }, i) =>
      exampleEvent({
        number: i + 1,
        title: { fr: `Film ${i}` },
        startsAt: '2026-06-06T09:00',
        endsAt: '2026-06-06T10:00',
        rooms: [{ room: number, use: 'main' }],
      }),
    );
    const sheets = gridSheets({ ...document, rooms: rooms as typeof document.rooms, events });
    expect(sheets.map((sheet) => [sheet.first, sheet.last, sheet.roomsOfDay, sheet.events.length])).toEqual([
      [1, 6, 11, 6],
      [7, 11, 11, 5],
    ]);
  });
});

it('narrows only what overlaps', () => {
  const at = (number: number, from: string, to: string) =>
    exampleEvent({ number, title: { fr: 'x' }, startsAt: `2026-06-06T${from}`, endsAt: `2026-06-06T${to}` });
  const events = [at(1, '09:00', '10:00'), at(2, '09:30', '10:30'), at(3, '11:00', '12:00')];
  const [sheet] = gridSheets(exampleDocument({ events }));
  expect(sheet?.events.map(({ event, lane, lanes }) => [event.number, lane, lanes])).toEqual([
    [1, 0, 2],
    [2, 1, 2],
    [3, 0, 1],
  ]);
});

describe('fitIn', () => {
  const text = { start: '9 h 30', time: '9 h 30 – 11 h 45', title: 'Terre rare', facts: 'Awa Diop, 2024, 94 min' };

  it('shows everything in large letters if there is room', () => {
    expect(fitIn(text, 60, 40)).toEqual({ points: 13, shows: 'all', isInline: false });
  });

  it('leaves out other facts before the title becomes small, and puts all on one line in the end', () => {
    expect(fitIn(text, 40, 9)).toMatchObject({ points: 11, shows: 'title' });
    expect(fitIn(text, 60, 4)).toMatchObject({ shows: 'title', isInline: true });
  });

  it('leaves out other facts if long words take more lines than their letters would', () => {
    const facts = (word: string) => ({ ...text, facts: `${word} `.repeat(60 / (word.length + 1)).trim() });
    expect(fitIn(facts('film'), 30, 16)).toMatchObject({ shows: 'all' });
    expect(fitIn(facts('Filmgespräche!'), 30, 16)).toMatchObject({ shows: 'title' });
  });

  it('never has letters larger than their box, from a short film to a long title', () => {
    for (const width of [24, 40, 60])
      for (const height of [3, 6, 9, 15, 30]) {
        const long = { ...text, title: 'La très longue histoire des mines de cobalt racontée par ceux qui y vivent' };
        const [short, more] = [fitIn(text, width, height), fitIn(long, width, height)];
        expect(more.points).toBeLessThanOrEqual(
          short.points + (short.shows === 'all' && more.shows === 'title' ? 6 : 0),
        );
        expect(short.points).toBeGreaterThanOrEqual(5);
      }
  });
});

describe('roomPoints', () => {
  const long = 'Médiathèque Jean-Jacques Rousseau – Salle polyvalente du rez-de-chaussée';

  it('has one size for all rooms of a sheet, the largest in which the longest name is whole', () => {
    expect(roomPoints(['Auditorium', 'Foyer'], 192)).toBe(10);
    expect(roomPoints(['Auditorium', long], 192)).toBe(10);
    expect(roomPoints(['Auditorium', long], 48)).toBe(7.5);
    expect(roomPoints([long.repeat(4)], 48)).toBe(6);
  });
});

const day = (count: number, title = 'Terre rare') =>
  Array.from({ length: count }, () => ({ title, facts: 'Projection-débat · Awa Diop, 2024, 94 min' }));

it('makes a door sign as large as its day allows, and keeps a long day on one page', () => {
  expect(doorPoints(day(3))).toBe(30);
  const sizes = [3, 6, 9, 12, 16].map((count) => doorPoints(day(count)));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sizes.at(-1)).toBeGreaterThan(9);
  expect(doorPoints(day(6, 'Une histoire qui n’en finit pas de recommencer, racontée deux fois'))).toBeLessThan(
    doorPoints(day(6)),
  );
});
