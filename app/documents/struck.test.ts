import { createElement } from 'react';
import { expect, it } from 'vitest';
import { type Programme, programmeOf } from '#app/_components/programme/programme.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { PublicDocument, TeamDocument } from '#lib/model/documents.ts';
import { NO_FACTS } from '#lib/model/live-facts.ts';
import { roomSheetsOf } from '#lib/programme/room-sheets.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { markupOf } from './document.tsx';
import { releasedPage } from './outlets.tsx';
import { DrawnSheet } from './team/sheet.tsx';
import { teamWords } from './team/team-words.ts';

const onScreens = ['/days/2026-06-06', '/events/10', '/now/2026-06-06'];
const onPaper = ['/print/grid', '/print/pocket', '/print/door/3/2026-06-06'];

type Drawn = (document: PublicDocument, programme: Programme) => string;
const page =
  (tail: string): Drawn =>
  (_, programme) =>
    markupOf(releasedPage({ programme, released: null, at: '2026-06-01T08:00:00Z' }, tail)?.body);
const roomSheets: Drawn = (document, programme) => {
  const { rooms, events } = document;
  const team: TeamDocument = {
    ...document,
    films: [],
    rooms: rooms.map((room) => ({ ...room, abilities: [] })),
    events: events.map((event) => ({
      ...event,
      items: [],
      people: [],
      isPublic: true,
      doorsAt: event.startsAt,
      freeAt: event.endsAt,
      teamNotes: '',
    })),
    crews: [],
  };
  const shown = { programme, words: teamWords('fr'), people: [], facts: NO_FACTS, now: null };
  return roomSheetsOf(team)
    .map((sheet) => markupOf(createElement(DrawnSheet, { sheet, ...shown })))
    .join('');
};

it.each([
  ...[...onScreens, ...onPaper].map((tail) => [tail, page(tail)] as const),
  ['room sheets', roomSheets] as const,
])('a cancelled séance is struck through on %s, a postponed one is not', (_, draw) => {
  const drawn = (isPostponed: boolean) => {
    const document = exampleDocument();
    for (const event of document.events) Object.assign(event, { status: 'cancelled', isPostponed });
    const html = draw(document, programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null }));
    return [/class="[^"]*\boff\b/.test(html), html.includes(isPostponed ? 'Report' : 'Annul')];
  };
  expect(drawn(false)).toEqual([true, true]);
  expect(drawn(true)).toEqual([false, true]);
});
