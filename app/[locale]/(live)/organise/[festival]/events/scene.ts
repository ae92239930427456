import type { Authorized, Festival } from '#lib/authorized.ts';
import { seenIndex } from '#lib/draft/queries.ts';
import type { Warning } from '#lib/events/warning.ts';
import { gather } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { standingOf } from '#lib/warnings/queries.ts';

/** What every drawing of séances reads: the draft, what is left to settle of each, and how its pages are addressed. */
export type Scene = {
  locale: Locale;
  index: DraftIndex;
  paths: ReturnType<typeof deskPaths>;
  warningsOf: (eventId: number) => readonly Warning[];
};

export function sceneOf(festival: Authorized<Festival, 'read'>, locale: Locale): Scene {
  const index = seenIndex(festival);
  const byEvent = new Map<number, Warning[]>();
  for (const warning of standingOf(index).open) for (const id of warning.eventIds) gather(byEvent, id, warning);
  return {
    locale,
    index,
    paths: deskPaths(locale, festival.slug),
    warningsOf: (eventId) => byEvent.get(eventId) ?? [],
  };
}
