import { eq } from 'drizzle-orm';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done } from '#lib/history/testing.ts';
import { messages } from '#lib/i18n/messages.ts';
import { todayPaths } from '#lib/i18n/paths.ts';
import { type DayAct, delaySchema, placesSchema } from '#lib/live/day-posts-schema.ts';
import { key, MORNING, publishedDay } from '#lib/live/live-testing.ts';
import { tellDelay, tellPlaces } from '#lib/live/mutations.ts';
import { dayBoardOf } from '#lib/live/queries.ts';
import { teamToday } from '#lib/live/team-of-day.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { ActPreview } from './act-preview.tsx';
import { boardWords } from './scene.ts';

/** What is read in French before an act of the day is done. */
function saidBefore(day: ReturnType<typeof publishedDay>['day'], act: DayAct): string {
  const document = teamDocumentOf(day.id, day.db);
  if (!document) throw new Error('not published');
  const live = liveFactsOf(day.id, MORNING, day.db);
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
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      <ActPreview scene={scene} act={act} values={{}} label="" />
    </NextIntlClientProvider>,
  ).replaceAll('\u00a0', ' ');
}

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
  const said = saidBefore(day, { act: 'cancel', event: 1001, reason: {} });
  expect(said).toContain('3 bénévoles n’ont plus leur créneau : Ana (ana@example.org), Ana (ana@example.com) et Bob.');
  expect(said).toContain('À prévenir ensuite : ');
  expect(said).toContain('Ana (ana@example.org), Ana (ana@example.com) et Bob.');
  expect(said).not.toContain('reconfirmer');
});

it('says which delay and which seats another room ends, and nothing of a séance that is called off', () => {
  const { db, day, room1, room2 } = publishedDay();
  for (const [room, seats] of [
    [room1, 60],
    [room2, 120],
  ] as const)
    db.update(t.rooms).set({ seats }).where(eq(t.rooms.id, room)).run();
  const festival = authorizeFestival(day.actor, day.slug, 'publish', db);
  done(publishRelease(festival, publishSchema.parse({ expected: 1 }), MORNING));
  done(tellDelay(day, delaySchema.parse({ clientKey: key(), event: 1001, minutes: 60, choice: 'carry' }), MORNING));
  done(tellPlaces(day, placesSchema.parse({ clientKey: key(), event: 1002, places: 'full' }), MORNING));
  const said = saidBefore(day, { act: 'room', event: 1002, room: room2 });
  expect(said).toContain('S2, 10 h 50 : le retard annoncé (60 min) ne sera plus affiché. Redites-le s’il dure.');
  expect(said).toContain('S2, 10 h 50 : « Complet » ne sera plus affiché. Redites-le si c’est encore vrai.');
  expect(saidBefore(day, { act: 'cancel', event: 1002, reason: {} })).not.toContain('ne sera plus affiché');
});
