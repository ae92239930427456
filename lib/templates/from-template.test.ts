import { describe, expect, it } from 'vitest';
import { planRunningOrder } from '#lib/festivals/plan.ts';
import { type Frame, placeTemplate, proposedChoices } from './from-template.ts';
import { numeriqueEnLumiere as template } from './template.ts';

const frame = (rest: Partial<Frame> = {}): Frame => ({
  dates: ['2026-11-28', '2026-11-29'],
  opensAt: '09:00',
  closesAt: '18:00',
  timeZone: 'Europe/Paris',
  doorsMinutes: 10,
  clearMinutes: 10,
  betweenFilmsMinutes: 0,
  rooms: [{ seats: null, doorsMinutes: null, clearMinutes: null }],
  ...rest,
});
const everything = { ...proposedChoices(template), withFilms: true, withPeople: true };

function conduite(choices: typeof everything, where = frame()) {
  const plan = placeTemplate(template, choices, where, 'fr');
  return plan.events.map((event) => {
    const order = planRunningOrder(event, plan.films, where);
    const debate = order.items.find(({ kind }) => kind === 'debate');
    const parts = [event.startsAt, order.publicEnd, order.doorsAt, order.freeAt, debate?.startsAt];
    return parts.map((wall) => wall?.slice(11) ?? '–').join(' ');
  });
}

describe('placeTemplate', () => {
  it('gives each séance its slot, its elastic debate and its place in a room', () => {
    const plan = placeTemplate(template, everything, frame(), 'fr');
    const first = plan.events[0];
    expect(first).toMatchObject({
      kind: 'screening',
      startsAt: '2026-11-28T09:30',
      publicEndFixed: '2026-11-28T11:40',
      rooms: [{ room: 0, use: 'main' }],
    });
    expect(first?.items.map(({ kind, minutes, elastic }) => [kind, minutes, elastic])).toEqual([
      ['introduction', 5, false],
      ['film', null, false],
      ['debate', 30, true],
    ]);
    expect(plan.missingMinutes).toBe(0);
  });

  it('has the times that every séance has: start, public end, doors, room free, debate', () => {
    expect(conduite(everything)).toEqual([
      '09:30 11:40 09:20 11:50 11:09',
      '14:15 16:20 14:05 16:30 15:50',
      '09:30 13:35 09:20 13:45 13:02',
      '16:45 17:45 16:35 18:00 –',
      '14:45 15:30 14:35 15:40 –',
      '16:00 17:15 15:50 17:25 16:45',
      '13:00 13:45 12:50 13:55 –',
    ]);
  });

  it('keeps the slots without films: the debate takes the rest until they are chosen', () => {
    expect(conduite({ ...everything, withFilms: false })).toEqual([
      '09:30 11:40 09:20 11:50 10:35',
      '14:15 16:20 14:05 16:30 15:20',
      '09:30 14:05 09:20 14:15 13:35',
      '16:45 17:45 16:35 18:00 –',
      '13:00 13:45 12:50 13:55 –',
      '15:15 16:30 15:05 16:40 16:00',
      '17:00 17:45 16:50 17:55 –',
    ]);
  });

  it('overruns no end with films of unknown length, joined or split', () => {
    for (const isSplit of [false, true]) {
      const where = frame({ dates: ['2026-11-28', '2026-11-29', '2026-11-30'], opensAt: '10:00', closesAt: '17:00' });
      const plan = placeTemplate(template, { ...everything, withFilms: false, isSplit }, where, 'fr');
      expect(plan.events.map((event) => planRunningOrder(event, plan.films, where).overrunMinutes)).toEqual(
        plan.events.map(() => 0),
      );
    }
  });

  it('gives a large room the time it needs to empty', () => {
    const [first] = conduite(everything, frame({ rooms: [{ seats: 300, doorsMinutes: null, clearMinutes: null }] }));
    expect(first).toBe('09:30 11:40 09:20 11:55 11:09');
  });

  it('leaves without time and room what does not fit', () => {
    const plan = placeTemplate(template, everything, frame({ dates: ['2026-11-28'] }), 'fr');
    const left = plan.events.filter(({ startsAt }) => startsAt === null);
    expect(left.map(({ rooms, publicEndFixed }) => [rooms, publicEndFixed])).toEqual([
      [[], null],
      [[], null],
    ]);
    expect(plan.missingMinutes).toBe(270);
  });
});
