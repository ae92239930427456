import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { todayPaths } from '#lib/i18n/paths.ts';
import { dayBoardOf } from '#lib/live/board-query.ts';
import { MORNING, publishedDay } from '#lib/live/live-testing.ts';
import { liveFactsOf } from '#lib/live/queries.ts';
import { teamToday } from '#lib/live/team-of-day.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { ActPreview } from './act-preview.tsx';
import { boardWords } from './words.ts';

// The form needs the router of a page.
vi.mock('./tap.tsx', () => ({ Tap: () => null }));

it('names everybody who loses a shift with a cancelled séance, namesakes apart, and asks nobody to confirm again', () => {
  const { db, day, events, room1 } = publishedDay();
  const put = rowsOf(db, day.id);
  const shift = put.eventShift(put.task().id, events[0] ?? 0);
  const agreed = { agreedStartsAt: '2026-06-06T08:40', agreedEndsAt: '2026-06-06T10:40', agreedRoomId: room1 };
  for (const contact of ['ana@example.org', 'ana@example.com'])
    put.assignment(shift.id, put.volunteer('Ana', { contactKind: 'email', contact }).id, {
      state: 'confirmed',
      ...agreed,
    });
  // A volunteer who has not answered yet loses the shift too.
  put.assignment(shift.id, put.volunteer('Bob').id);
  const document = teamDocumentOf(day.id, db);
  if (!document) throw new Error('not published');
  const live = liveFactsOf(day.id, MORNING, db);
  const team = teamToday(day, document, live);
  const board = dayBoardOf(day, MORNING, { team });
  if (!board) throw new Error('no board');
  const words = boardWords('fr');
  const common = {
    festival: day,
    locale: 'fr',
    words,
    paths: todayPaths('fr', day.slug),
    query: {},
    at: MORNING,
  } as const;
  const scene = { ...common, document, live, team, board };
  const act = { act: 'cancel', event: 1001, reason: {} } as const;
  const said = renderToStaticMarkup(<ActPreview scene={scene} act={act} values={{}} label="" />).replaceAll(
    '\u00a0',
    ' ',
  );
  expect(said).toContain('3 bénévoles n’ont plus leur créneau : Ana (ana@example.org), Ana (ana@example.com) et Bob.');
  expect(said).toContain('À prévenir ensuite : ');
  expect(said).toContain('Ana (ana@example.org), Ana (ana@example.com) et Bob.');
  expect(said).not.toContain('reconfirmer');
});
