import { describe, expect, it } from 'vitest';
import { wantedOf } from './wanted.ts';

const at = (hour: number) => `2026-06-06T${String(hour).padStart(2, '0')}:00:00.000Z`;
const list = {
  frame: ['/f', '/f/days/1'],
  events: [
    ...Array.from({ length: 20 }, (_, i) => [`/f/events/${i + 1}-x`, at(i + 1)] as const),
    ['/f/events/21-undated', null] as const,
  ],
  others: ['/f/films/3-x', '/f/legal'],
};
const now = Date.parse(at(5));

describe('what is fetched', () => {
  it('is everything, what is starred and what is to come before what is over', () => {
    const wanted = wantedOf(list, { starred: [2, 19, 99], now, isThrifty: false });
    expect(wanted.slice(0, 6)).toEqual([
      '/f',
      '/f/days/1',
      '/f/events/2-x',
      '/f/events/19-x',
      '/f/events/6-x',
      '/f/events/7-x',
    ]);
    expect(wanted.slice(-6)).toEqual([
      '/f/events/1-x',
      '/f/events/3-x',
      '/f/events/4-x',
      '/f/events/5-x',
      '/f/films/3-x',
      '/f/legal',
    ]);
    expect(wanted).toHaveLength(25);
  });

  it('is what finds the next séances on a line that is slow or paid by the byte', () => {
    const wanted = wantedOf(list, { starred: [2], now, isThrifty: true });
    expect(wanted).toEqual([
      '/f',
      '/f/days/1',
      '/f/events/2-x',
      ...Array.from({ length: 12 }, (_, i) => `/f/events/${i + 6}-x`),
    ]);
  });
});
