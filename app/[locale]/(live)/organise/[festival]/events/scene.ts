import { seenIndex } from '#lib/draft/queries.ts';
import type { Warning } from '#lib/events/warning.ts';
import { gather } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import { now } from '#lib/time/clock.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { stillToSettle } from '#lib/warnings/left-to-settle.ts';
import { standingOf } from '#lib/warnings/queries.ts';

/** What every drawing of séances needs: the draft, the open warnings of each, and addresses. */
export type Scene = {
  locale: Locale;
  index: DraftIndex;
  /** The current festival day. */
  today: CivilDate;
  paths: ReturnType<typeof deskPaths>;
  /** The open warnings, the most urgent first. */
  open: readonly Warning[];
  warningsOf: (eventId: number) => readonly Warning[];
};

export function sceneOf(festival: Authorized<'read'>, locale: Locale): Scene {
  const index = seenIndex(festival);
  const byEvent = new Map<number, Warning[]>();
  const today = dayOnAt(festival, now());
  const open = stillToSettle(standingOf(index).open, index, today);
  for (const warning of open) for (const id of warning.eventIds) gather(byEvent, id, warning);
  return {
    locale,
    index,
    today,
    open,
    paths: deskPaths(locale, festival.slug),
    warningsOf: (eventId) => byEvent.get(eventId) ?? [],
  };
}

/** The messages that the client components of the séances' pages need. */
export function islandMessages(locale: Locale) {
  const { common, conflict, events, fields, records, terms } = typesetMessages(locale);
  // Without those of tables.
  const { table: _, ...rest } = records;
  return {
    common,
    conflict,
    events,
    fields,
    records: rest,
    terms,
  };
}

/**
 * Whether some days of the festival are over and others to come: then only warnings for the latter
 * count.
 */
export const isUnderWay = ({ today, index }: Pick<Scene, 'today' | 'index'>): boolean => {
  const { startsOn, endsOn } = index.draft.festival;
  return startsOn < today && today <= endsOn;
};
