import { forbidden, notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { festivalPage, type Opened } from '#app/_server/live-page.tsx';
import type { FestivalAsked } from '#lib/history/remit.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { todayPaths } from '#lib/i18n/paths.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import type { BoardEvent, BoardRoom } from '#lib/live/day-board.ts';
import { dayBoardOf, type Today } from '#lib/live/queries.ts';
import { type TeamToday, teamToday } from '#lib/live/team-of-day.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { now } from '#lib/time/clock.ts';

/** What every page of the day needs. `at` is the instant it is drawn. */
export type TodayScene = Pick<Opened<'day'>, 'festival' | 'locale' | 'query'> & {
  words: BoardWords;
  paths: ReturnType<typeof todayPaths>;
  at: string;
  document: TeamDocument;
  live: LiveFacts;
  team: TeamToday;
  board: Today;
};

/** The same before the first publication. */
export type Unpublished = Omit<TodayScene, 'document' | 'live' | 'team' | 'board'> & { document: null };

/** The day for roles that only read it. */
export type TodayRead = Omit<TodayScene, 'festival' | 'document' | 'live' | 'team' | 'board'> & {
  festival: FestivalAsked;
  board: Today | null;
};

const common = <F extends FestivalAsked>({ festival, locale, query }: TodayOpened<F>) => ({
  festival,
  locale,
  query,
  words: boardWords(locale),
  paths: todayPaths(locale, festival.slug),
  at: now(),
});
type TodayOpened<F> = Pick<Opened, 'locale' | 'query'> & { festival: F };

export function todayScene(opened: TodayOpened<TodayScene['festival']>, date?: string): TodayScene | Unpublished {
  const scene = common(opened);
  const { festival, at } = scene;
  const document = teamDocumentOf(festival.id, festival.db);
  if (!document) return { ...scene, document };
  const live = liveFactsOf(festival.id, at, festival.db);
  const team = teamToday(festival, document, live);
  const board = dayBoardOf(festival, at, { date, team });
  return board ? { ...scene, document, live, team, board } : { ...scene, document: null };
}

/** The same for a role that only reads the day, without who holds a room. */
export function readScene(opened: TodayOpened<FestivalAsked>, date?: string): TodayRead {
  const scene = common(opened);
  return { ...scene, board: dayBoardOf(scene.festival, scene.at, { date }) };
}

/** A page of the day for those who run it; 404 before the first publication. */
export const todayPage = (draw: (scene: TodayScene, opened: Opened<'day'>) => ReactNode) =>
  festivalPage('day', async (opened) => {
    const scene = todayScene(opened);
    return scene.document === null ? notFound() : draw(scene, opened);
  });

/** A séance and its room, on any day. */
export type EventScene = TodayScene & { event: BoardEvent; room: BoardRoom | null };

/** A page about a séance; 404 if it is in neither the public nor the team programme with a time. */
export const eventPage = (draw: (scene: EventScene) => ReactNode) =>
  todayPage((first, opened) => draw(eventScene(first, opened) ?? notFound()));

function eventScene(first: TodayScene, opened: Opened<'day'>): EventScene | null {
  const number = Number(opened.segments.event);
  const day = first.document.events.find((event) => event.number === number)?.day;
  if (!day) return null;
  const scene = day === first.board.date ? first : todayScene(opened, day);
  if (scene.document === null) return null;
  for (const room of scene.board.rooms) {
    const all = [...room.now, ...(room.next ? [room.next] : []), ...room.later, ...room.over, ...room.cancelled];
    const event = all.find((one) => one.number === number);
    if (event) return { ...scene, event, room };
  }
  const event = scene.board.elsewhere.find((one) => one.number === number);
  return event ? { ...scene, event, room: null } : null;
}

/** Refuses readers who may not publish, on a page that leads to a publication. */
export function forPublishers({ board }: Pick<TodayScene, 'board'>): void {
  if (!board.mayPublish) forbidden();
}

/** The sentences of the day, with typography. */
export function boardWords(locale: Locale) {
  return {
    locale,
    t: sentencesIn(locale, 'board'),
    text: (text: Bilingual | null | undefined) => typesetIn(text, locale),
  };
}
export type BoardWords = ReturnType<typeof boardWords>;
