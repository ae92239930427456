import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { todayPaths } from '#lib/i18n/paths.ts';
import { boardOf } from '#lib/live/day-board.ts';
import { seance, teamOf } from '#lib/live/delay-testing.ts';
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
