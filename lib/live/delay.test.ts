import { describe, expect, it } from 'vitest';
import type { DraftEvent } from '#lib/model/draft.ts';
import { presenceOf, roomOf, venueOf } from '#lib/model/draft-testing.ts';
import { timelineOf } from '#lib/programme/real-times.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import { choiceLabel, choiceSentences, delayHeading } from './day-sentences.ts';
import { delayPreview } from './delay.ts';
import { block, headed, inRoom, sceneOf, seance, teamOf, told } from './delay-testing.ts';

type Case = {
  events: DraftEvent[];
  own?: Parameters<typeof teamOf>[1];
  delays?: Record<number, number>;
  scene?: Parameters<typeof sceneOf>[2];
  delay: number;
};

const hours = (from: string, until: string) => ({
  start: toEpochMinutes(`2026-11-28T${from}`, 'Europe/Paris'),
  end: toEpochMinutes(`2026-11-28T${until}`, 'Europe/Paris'),
});

const tellAll = ({ events, own, delays, scene, delay }: Case) => {
  const document = teamOf(events, own);
  const preview = delayPreview(sceneOf(document, delays, scene), events[0]?.number ?? 0, delay);
  return preview && { heading: headed(preview, document), choices: preview.choices.map((one) => told(one, document)) };
};

// Doors 10 and clearing 10: between two séances there are 20 minutes.
const cases: [string, Case][] = [
  ['absorbed by a gap', { events: [seance(1, '09:30', 90), seance(2, '12:00', 90)], delay: 20 }],
  ['partly absorbed by a gap', { events: [seance(1, '09:30', 90), seance(2, '11:35', 90)], delay: 20 }],
  [
    'absorbed by lunch',
    {
      events: [seance(1, '09:30', 94, 30), seance(2, '13:00', 90)],
      own: { blocks: [block('break', '11:45', 75, [])] },
      delay: 20,
    },
  ],
  [
    'by a lunch that is then too short to eat',
    {
      events: [seance(1, '09:30', 94, 30), seance(2, '13:00', 90)],
      own: { blocks: [block('break', '11:45', 75)] },
      delay: 50,
    },
  ],
  ['absorbed by an elastic debate', { events: [seance(1, '09:30', 94, 36), seance(2, '12:05', 90)], delay: 20 }],
  [
    'by a debate that has too little to give',
    { events: [seance(1, '09:30', 94, 20), seance(2, '11:44', 90)], delay: 20 },
  ],
  [
    'reaches the next two, each with its battement',
    { events: [seance(1, '09:30', 90), seance(2, '11:25', 90), seance(3, '13:20', 60)], delay: 20 },
  ],
  ['into the festival night', { events: [seance(1, '22:30', 80)], delay: 20 }],
  ['past the hour at which the day ends', { events: [seance(1, '2026-11-29T03:30', 80)], delay: 20 }],
  [
    'past the hour at which the room closes',
    { events: [seance(1, '21:00', 105)], scene: { closesAt: () => '2026-11-28T23:00' }, delay: 10 },
  ],
  [
    'past it as it was planned already',
    { events: [seance(1, '21:00', 115)], scene: { closesAt: () => '2026-11-28T23:00' }, delay: 10 },
  ],
  [
    'two delays in one room',
    { events: [seance(1, '09:30', 90), seance(2, '11:30', 60), seance(3, '13:00', 60)], delays: { 2: 10 }, delay: 20 },
  ],
  [
    'on time again: what was carried goes, what was late by itself stays',
    {
      events: [seance(1, '09:30', 90), seance(2, '11:25', 60), seance(3, '14:00', 60), seance(4, '15:20', 60)],
      delays: { 1: 20, 2: 15, 3: 30, 4: 30 },
      delay: 0,
    },
  ],
  [
    'a guest in two rooms',
    {
      events: [
        seance(1, '14:00', 60, 30, { people: [presenceOf(7, { itemId: 102 })] }),
        seance(2, '15:40', 60, 0, { ...inRoom(2), people: [presenceOf(7)] }),
      ],
      delay: 20,
    },
  ],
  [
    'a guest who walks to another venue',
    {
      events: [
        seance(1, '14:00', 60, 0, { people: [presenceOf(7)] }),
        seance(2, '15:25', 60, 0, { ...inRoom(2), people: [presenceOf(7)] }),
      ],
      own: {
        venues: [venueOf(1), venueOf(2)],
        rooms: [roomOf(1), roomOf(2, { venueId: 2 })],
      },
      scene: { walk: () => 15 },
      delay: 20,
    },
  ],
  [
    'a set-up',
    {
      events: [seance(1, '09:30', 90), seance(2, '12:30', 60)],
      own: { blocks: [block('set-up', '11:10', 70)] },
      delay: 20,
    },
  ],
  [
    'in a room and its overflow',
    { events: [seance(1, '09:30', 90, 0, inRoom(1, 2)), seance(2, '11:30', 60, 0, inRoom(2))], delay: 20 },
  ],
  [
    'volunteers who run over',
    {
      events: [seance(1, '09:30', 90), seance(2, '14:00', 60, 0, inRoom(2))],
      scene: {
        shifts: [
          { volunteer: 1, name: 'Ana', shift: 1, event: 1, ...hours('09:10', '11:10') },
          { volunteer: 1, name: 'Ana', shift: 2, event: null, ...hours('11:15', '13:00') },
          { volunteer: 2, name: 'Bob', shift: 3, event: 1, ...hours('09:10', '11:10') },
          { volunteer: 3, name: 'Cléo', shift: 4, event: 2, ...hours('13:40', '15:10') },
        ],
      },
      delay: 20,
    },
  ],
  [
    'a place that holds any number',
    {
      events: [seance(1, '09:30', 90, 0, { ...inRoom(9) }), seance(2, '11:05', 60, 0, { ...inRoom(9) })],
      own: { rooms: [roomOf(9, { kind: 'outdoor' })] },
      delay: 30,
    },
  ],
  [
    'a place online, which holds any number too',
    {
      events: [seance(1, '09:30', 90, 0, { ...inRoom(9) }), seance(2, '11:05', 60, 0, { ...inRoom(9) })],
      own: { rooms: [roomOf(9, { kind: 'online' })] },
      delay: 30,
    },
  ],
  [
    'two that were planned too close to each other',
    { events: [seance(1, '09:30', 90), seance(2, '11:05', 90)], delay: 20 },
  ],
];

describe('delayPreview', () => {
  it('says what would happen, case by case', async () => {
    const lines = cases.map(([name, given]) => {
      const said = tellAll(given);
      return [`# ${name}`, said?.heading, ...(said?.choices.map((one) => `- ${one}`) ?? [])].join('\n');
    });
    await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot('./delay.golden.txt');
  });

  it('says the same in English, and for screen readers', () => {
    const document = teamOf([seance(1, '09:30', 94, 36), seance(2, '12:05', 90)]);
    const preview = delayPreview(sceneOf(document), 1, 20);
    const [, shorten] = preview?.choices ?? [];
    if (!preview || !shorten) throw new Error('nothing to choose');
    expect([...delayHeading(preview, document, 'en'), ...choiceSentences(shorten, document, 'en')].join(' ')).toBe(
      '“S1” starts at 09:50 instead of 09:30. The film ends at 11:24. The event ends at 11:45. ' +
        'The debate goes from 36\u00a0min to 21\u00a0min: 15\u00a0min gained. The free time before “S2” absorbs the whole delay (Room 1).',
    );
    expect(choiceLabel(shorten, false, 'fr', 'spoken')).toBe('Raccourcir le débat à 21\u00a0minutes');
    expect(delayHeading(preview, document, 'fr', 'spoken')[1]).toBe('Le film finit à 11\u00a0heures 24.');
  });

  it('has no preview for a séance without a time, or one that is cancelled', () => {
    const document = teamOf([
      seance(1, '09:30', 90, 0, { startsAt: null }),
      seance(2, '09:30', 90, 0, { status: 'cancelled' }),
    ]);
    expect([1, 2, 3].map((event) => delayPreview(sceneOf(document), event, 20))).toEqual([null, null, null]);
  });

  it('shortens a debate by no more than the delay carried to it', () => {
    const document = teamOf([seance(1, '09:30', 90), seance(2, '11:20', 60, 40)]);
    const scene = sceneOf(document, { 1: 20, 2: 20 }, { cuts: new Map([[2, 15]]) });
    const carried = delayPreview(scene, 1, 10)?.choices[0]?.delays[1];
    expect(carried).toMatchObject({ event: 2, delay: 10, cut: 10 });
  });

  it('knows how long a room is cleared also if its hour comes twice', () => {
    const document = teamOf([seance(1, '2026-10-25T01:30', 145)]);
    const [held] = timelineOf(document).held;
    expect([held && held.content.end - held.content.start, held && held.end - held.content.end]).toEqual([145, 10]);
    // Doors at the second 2:55.
    const [after] = timelineOf(teamOf([seance(1, '2026-10-25T03:05', 60)])).held;
    expect(after && after.content.start - after.start).toBe(10);
  });

  it('uses instants in the hour that comes twice', () => {
    const guest = { people: [presenceOf(7, { itemId: 102 })] };
    // The film ends at the second 2:20, and the debate at the second 2:50.
    const document = teamOf([
      seance(1, '2026-10-25T01:30', 110, 30, guest),
      seance(2, '2026-10-25T03:00', 60, 0, { ...inRoom(2), people: [presenceOf(7)] }),
    ]);
    const second = toEpochMinutes('2026-10-25T02:50', 'Europe/Paris') + 60;
    const shift = { volunteer: 1, name: 'Ana', shift: 1, event: 1, start: second - 60, end: second };
    const scene = sceneOf(document, {}, { shifts: [shift] });
    const preview = delayPreview(scene, 1, 20);
    const [choice] = preview?.choices ?? [];
    expect(preview?.filmEndsAt).toBe('2026-10-25T02:40');
    expect(choice?.endsAt).toBe('2026-10-25T03:10');
    expect(choice?.expected.map(({ why, minutes, at }) => [why, minutes, at])).toEqual([
      ['overlap', 10, '2026-10-25T03:00'],
    ]);
    expect(choice?.runsOver.map(({ endsAt, until }) => [endsAt, until])).toEqual([
      ['2026-10-25T02:50', '2026-10-25T03:10'],
    ]);
    // In one room the second waits for the first; the delays of both are computed from instants.
    const follows = teamOf([seance(1, '2026-10-25T01:00', 60), seance(2, '2026-10-25T02:20', 70)]);
    const late = delayPreview(sceneOf(follows), 1, 10)?.choices[0]?.late;
    expect(late?.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([['2026-10-25T02:30', '2026-10-25T02:40']]);
  });

  it('counts no walk to a place online', () => {
    const zoe = { people: [presenceOf(7)] };
    const expected = (kind: 'room' | 'online') => {
      const rooms = [roomOf(1), roomOf(2, { venueId: 2, kind })];
      const events = [seance(1, '14:00', 60, 0, zoe), seance(2, '15:25', 60, 0, { ...inRoom(2), ...zoe })];
      const document = teamOf(events, { venues: [venueOf(1), venueOf(2)], rooms });
      const [choice] = delayPreview(sceneOf(document, {}, { walk: () => 15 }), 1, 20)?.choices ?? [];
      return choice?.expected.map(({ why }) => why);
    };
    expect([expected('room'), expected('online')]).toEqual([['walk'], []]);
  });

  it('does not warn of what was too close already before the delay', () => {
    const zoe = { people: [presenceOf(7)] };
    const document = teamOf([
      seance(1, '14:00', 60, 0, zoe),
      seance(2, '14:50', 60, 0, { ...inRoom(2), ...zoe }),
      seance(3, '17:00', 60, 0, { ...inRoom(2), ...zoe }),
    ]);
    const minutes = (delays: Record<number, number>, delay: number) =>
      delayPreview(sceneOf(document, delays), 1, delay)?.choices[0]?.expected.map((one) => one.minutes);
    // 10 of these minutes were planned.
    expect([minutes({ 1: 20 }, 20), minutes({ 1: 20 }, 5), minutes({}, 20)]).toEqual([[], [], [30]]);
  });

  it('carries a later delay on, and reverts what a shorter one no longer causes', () => {
    const document = teamOf([seance(1, '09:30', 90), seance(2, '11:25', 90)]);
    const late = (was: number, carried: number, delay: number) =>
      delayPreview(sceneOf(document, { 1: was, 2: carried }), 1, delay)?.choices[0]?.late.map(({ was, delay }) => [
        was,
        delay,
      ]);
    expect(late(20, 15, 30)).toEqual([[15, 25]]);
    expect(late(20, 15, 10)).toEqual([[15, 5]]);
    // As planned before: nothing was announced, so it is asked again.
    expect(late(20, 0, 30)).toEqual([[0, 25]]);
    // Somebody announced 40 minutes of delay for another reason.
    expect(late(20, 40, 30)).toEqual([]);
  });
});
