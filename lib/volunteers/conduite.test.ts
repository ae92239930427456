import { describe, expect, it } from 'vitest';
import type { TeamEvent } from '#lib/model/documents.ts';
import { exampleEvent, exampleItem } from '#lib/programme/testing.ts';
import { toInstant } from '#lib/time/wall-clock.ts';
import { currentCue, lateCues, NO_DELAY } from './conduite.ts';

const ZONE = 'Europe/Paris';
type Told = Record<'startsAt' | 'endsAt' | 'doorsAt' | 'freeAt', string> & { parts: string[] };

/** A séance in the night of 24 October 2026, when the clocks go back from 3:00 to 2:00. */
const night = ({ parts, minutes = 0, ...times }: Told & { minutes?: number }): TeamEvent => ({
  ...exampleEvent({ number: 1, title: { fr: 'Nuit' } }),
  ...times,
  startInstant: toInstant(times.startsAt, ZONE),
  items: parts.map((startsAt) => ({ ...exampleItem({ kind: 'film', startsAt, minutes }), format: null })),
  people: [],
  isPublic: true,
  teamNotes: '',
});
const at = (hour: string) => `2026-10-25T${hour}`;
const shown = (event: TeamEvent, delay = NO_DELAY) =>
  lateCues(event, delay, ZONE).map((cue) => `${cue.at.slice(11)} ${new Date(cue.instant).toISOString().slice(11, 16)}`);

it('continues when the clocks go back, each line at its own instant, with a delay too', () => {
  // An hour, 55 minutes and 35 minutes: the third begins in the second of the two hours.
  const event = night({
    parts: [at('01:30'), at('02:30'), at('02:25')],
    doorsAt: at('01:20'),
    startsAt: at('01:30'),
    endsAt: at('03:00'),
    freeAt: at('03:10'),
  });
  expect(shown(event)).toEqual([
    '01:20 23:20',
    '01:30 23:30',
    '02:30 00:30',
    '02:25 01:25',
    '03:00 02:00',
    '03:10 02:10',
  ]);
  expect(shown(event, { startMinutes: 40, endMinutes: 40 }).slice(2)).toEqual([
    '02:10 01:10',
    '03:05 02:05',
    '03:40 02:40',
    '03:50 02:50',
  ]);
});

it('a film of more than two hours ends in the second of them', () => {
  const event = night({
    parts: [at('01:30'), at('02:45')],
    minutes: 135,
    doorsAt: at('01:20'),
    startsAt: at('01:30'),
    endsAt: at('05:00'),
    freeAt: at('05:10'),
  });
  expect(shown(event).slice(1, 3)).toEqual(['01:30 23:30', '02:45 01:45']);
});

it('doors open just before the start if that follows the second hour', () => {
  const event = night({
    parts: [at('03:10')],
    doorsAt: at('02:50'),
    startsAt: at('03:10'),
    endsAt: at('04:10'),
    freeAt: at('04:20'),
  });
  expect(shown(event)[0]).toBe('02:50 01:50');
});

it('doors open in the second hour if that is more than an hour before the start too', () => {
  const event = night({
    parts: [at('03:30')],
    doorsAt: at('02:20'),
    startsAt: at('03:30'),
    endsAt: at('04:30'),
    freeAt: at('04:40'),
  });
  expect(shown(event)[0]).toBe('02:20 01:20');
});

it('uses the instants of doors and free room if they are given', () => {
  const times = { doorsAt: at('02:20'), startsAt: at('03:30'), endsAt: at('04:30'), freeAt: at('04:40') };
  const event = { ...night({ parts: [at('03:30')], ...times }), doorsInstant: '2026-10-25T00:20:00.000Z' };
  expect(shown(event)[0]).toBe('02:20 00:20');
});

describe('currentCue', () => {
  const day = { doorsAt: '09:50', startsAt: '10:00', endsAt: '12:00', freeAt: '12:10' };
  const on = (date: string, hours: Omit<Told, 'parts'>, parts: string[]) => {
    const wall = (hour: string) => `${date}T${hour}`;
    const times = Object.fromEntries(Object.entries(hours).map(([name, hour]) => [name, wall(hour)]));
    return lateCues(night({ ...(times as Omit<Told, 'parts'>), parts: parts.map(wall) }), NO_DELAY, ZONE);
  };
  it.each([
    ['07:49', null],
    ['07:50', 0],
    ['09:59', 1],
    ['10:00', 2],
    ['10:09', 2],
    ['10:10', null],
  ])('at %s is %s', (hour, expected) => {
    expect(currentCue(on('2026-06-06', day, ['10:00']), Date.parse(`2026-06-06T${hour}:00Z`))).toBe(expected);
  });

  it('uses instants in the hour that comes twice', () => {
    const cues = on('2026-10-25', { doorsAt: '01:20', startsAt: '01:30', endsAt: '03:00', freeAt: '03:10' }, [
      '01:30',
      '02:30',
      '02:25',
    ]);
    // 2:10 the second time, then 2:30 the second time.
    const lit = ['01:10', '01:30'].map((hour) => currentCue(cues, Date.parse(`2026-10-25T${hour}:00Z`)));
    expect(lit).toEqual([2, 3]);
  });

  it('is null for a séance without clock times', () => {
    expect(currentCue([], 0)).toBeNull();
  });
});
