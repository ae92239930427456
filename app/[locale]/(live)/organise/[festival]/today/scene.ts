import { notFound } from 'next/navigation';
import { gate } from '#app/_server/gate.ts';
import type { Query } from '#app/_server/live-page.tsx';
import type { FestivalAsked } from '#lib/history/remit.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { todayPaths } from '#lib/i18n/paths.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import type { BoardEvent, BoardRoom } from '#lib/live/day-board.ts';
import { dayBoardOf, type Today } from '#lib/live/queries.ts';
import { type TeamToday, teamToday } from '#lib/live/team-of-day.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { now } from '#lib/time/clock.ts';

/**
 * The address of a page of the day: language, festival, perhaps another `Segment`, and the query.
 */
export type DayProps<Segment extends string = never> = {
  params: Promise<Record<'locale' | 'festival' | Segment, string>>;
  searchParams: Promise<Query>;
};

/** What every page of the day needs. `at` is the instant it is drawn. */
export type TodayScene = {
  festival: Authorized<'day'>;
  locale: Locale;
  words: BoardWords;
  paths: ReturnType<typeof todayPaths>;
  query: Awaited<DayProps['searchParams']>;
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

export async function todayScene({ params, searchParams }: DayProps, date?: string): Promise<TodayScene | Unpublished> {
  const { locale: asked, festival: slug } = await params;
  const locale = readLocale(asked);
  const festival = await gate(locale, slug, 'day');
  const at = now();
  const query = await searchParams;
  const common = { festival, locale, words: boardWords(locale), paths: todayPaths(locale, festival.slug), query, at };
  const document = teamDocumentOf(festival.id, festival.db);
  if (!document) return { ...common, document };
  const live = liveFactsOf(festival.id, at, festival.db);
  const team = teamToday(festival, document, live);
  const board = dayBoardOf(festival, at, { date, team });
  return board ? { ...common, document, live, team, board } : { ...common, document: null };
}

/**
 * The same for a role that only reads the day, without who holds a room; null for those who run it.
 */
export async function readScene({ params, searchParams }: DayProps, date?: string): Promise<TodayRead | null> {
  const { locale: asked, festival: slug } = await params;
  const locale = readLocale(asked);
  const festival = await gate(locale, slug, 'read');
  if (may(festival.role, 'day')) return null;
  const at = now();
  const board = dayBoardOf(festival, at, { date });
  const query = await searchParams;
  return { festival, locale, words: boardWords(locale), paths: todayPaths(locale, festival.slug), query, at, board };
}

/**
 * A séance and its room, on any day; null if it is in neither the public nor the team programme
 * with a time.
 */
export async function eventScene(
  props: DayProps<'event'>,
): Promise<(TodayScene & { event: BoardEvent; room: BoardRoom | null }) | null> {
  const number = Number((await props.params).event);
  const first = await todayScene(props);
  if (first.document === null) return null;
  const day = first.document.events.find((event) => event.number === number)?.day;
  if (!day) return null;
  const scene = day === first.board.date ? first : await todayScene(props, day);
  if (scene.document === null) return null;
  for (const room of scene.board.rooms) {
    const all = [...room.now, ...(room.next ? [room.next] : []), ...room.later, ...room.over, ...room.cancelled];
    const event = all.find((one) => one.number === number);
    if (event) return { ...scene, event, room };
  }
  const event = scene.board.elsewhere.find((one) => one.number === number);
  return event ? { ...scene, event, room: null } : null;
}

/** The séance of a page that leads to a publication; readers who may not publish are refused. */
export async function publishingScene(props: DayProps<'event'>) {
  const { locale, festival } = await props.params;
  await gate(readLocale(locale), festival, 'publish');
  const scene = await eventScene(props);
  if (!scene) notFound();
  return scene;
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
