import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { todayPaths } from '#lib/i18n/paths.ts';
import { boardOf } from '#lib/live/day-board.ts';
import { inRoom, seance, teamOf } from '#lib/live/delay-testing.ts';
import { type LiveFacts, NO_FACTS } from '#lib/model/live-facts.ts';
import { RoomOfToday } from './board.tsx';
import { boardWords, type TodayScene } from './scene.ts';

it('links to « Malaise » below each room, but above the room if it is the only one', () => {
  const document = teamOf([seance(1, '14:00', 60)]);
  const board = boardOf(document, NO_FACTS, '2026-11-28', '2026-11-28T08:00:00.000Z');
  const [room] = board.rooms;
  if (!room) throw new Error('no room');
  const scene = { document, words: boardWords('fr'), locale: 'fr', paths: todayPaths('fr', 'f') } as TodayScene;
  const shown = (isOnly: boolean) =>
    renderToStaticMarkup(<RoomOfToday scene={scene} room={room} isOnly={isOnly} />).includes('>Malaise</a>');
  expect([shown(false), shown(true)]).toEqual([true, false]);
});

it('gives « +5 → 20 min » more room than « +5 »', () => {
  const document = teamOf([seance(1, '14:00', 60)]);
  const facts = { events: new Map([[1, { delay: 15, places: null, notices: [] }]]), notices: [] };
  const shown = (told: LiveFacts) => {
    const [room] = boardOf(document, told, '2026-11-28', '2026-11-28T08:00:00.000Z').rooms;
    if (!room) throw new Error('no room');
    const scene = { document, words: boardWords('fr'), locale: 'fr', paths: todayPaths('fr', 'f') } as TodayScene;
    const html = renderToStaticMarkup(<RoomOfToday scene={scene} room={room} isOnly={true} />);
    return /<nav class="([^"]+)"/.exec(html)?.[1];
  };
  expect([shown(NO_FACTS), shown(facts)]).toEqual(['today-quick', 'today-quick says-totals']);
});

it('says in the old room, on the old day, where and when a séance takes place that was announced there', () => {
  const document = teamOf([
    seance(1, '2026-11-29T10:00', 60, 0, inRoom(2)),
    seance(2, '2026-11-29T14:00', 60, 0, inRoom(1)),
    seance(3, '2026-11-28T21:00', 60, 0, inRoom(2)),
    seance(4, '2026-11-29T16:00', 60),
  ]);
  const previousStart = { day: '2026-11-28', startsAt: '2026-11-28T20:00', startInstant: '2026-11-28T19:00:00.000Z' };
  const moved = {
    ...document,
    events: document.events.map((event) => ({
      ...event,
      previousStart,
      ...(event.number === 2 ? {} : { previousRoom: 101 }),
      ...(event.number === 4 ? { rooms: [] } : {}),
    })),
  };
  const scene = { document: moved, words: boardWords('fr'), locale: 'fr', paths: todayPaths('fr', 'f') } as TodayScene;
  const lines = (date: string, now: string) =>
    boardOf(moved, NO_FACTS, date, now).rooms.flatMap((room) =>
      [
        ...renderToStaticMarkup(<RoomOfToday scene={scene} room={room} isOnly={false} />).matchAll(
          /aria-hidden="true">([^<]*annoncée ici[^<]*)/g,
        ),
      ].map(([, line = '']) => `${room.number} ${line.replace(/\s/g, ' ')}`),
    );
  const later = [
    '101 La séance « S1 » était annoncée ici à 20 h : elle a lieu le dimanche 29 novembre à 10 h, Salle 2.',
    '101 La séance « S2 » était annoncée ici à 20 h : elle a lieu le dimanche 29 novembre à 14 h, Salle 1.',
  ];
  const nowhere = '101 La séance « S4 » était annoncée ici à 20 h : elle a lieu le dimanche 29 novembre à 16 h.';
  expect(lines('2026-11-28', '2026-11-28T08:00:00.000Z')).toEqual([
    '101 La séance « S3 » était annoncée ici à 20 h : elle a lieu le samedi 28 novembre à 21 h, Salle 2.',
    ...later,
    nowhere,
  ]);
  // Not any more once it is over, and on the new day only in its new room.
  expect(lines('2026-11-28', '2026-11-28T21:30:00.000Z')).toEqual([...later, nowhere]);
  expect(lines('2026-11-29', '2026-11-29T06:00:00.000Z')).toEqual([]);
});
