import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { eventTitle } from '#lib/events/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { dateOfHour, hourOfWall } from '#lib/time/festival-day.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { csvOf } from './csv.ts';
import type { EntryCount } from './roots.ts';

/**
 * How many visitors came to each séance, for the festival's report: every séance with a time, by
 * start. Without a count the cell is empty.
 */
export function entriesCsv(index: DraftIndex, counts: readonly EntryCount[], locale: Locale): string {
  const say = translator(locale, 'volunteers');
  const known = new Map(counts.map((count) => [count.eventId, count]));
  const zone = index.draft.festival.timeZone;
  const seances = index.draft.events.flatMap((event) =>
    event.startsAt === null ? [] : [{ ...event, startsAt: event.startsAt }],
  );
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const heads = ['date', 'start', 'seance', 'room', 'count', 'capacity', 'by', 'at'] as const;
  return csvOf(
    [
      heads.map((head) => say(`csv.${head}`)),
      ...seances.map((event) => {
        const room = index.rooms.get(event.rooms[0]?.roomId ?? 0);
        const count = known.get(event.id);
        return [
          dateOfHour(event.startsAt),
          hourOfWall(event.startsAt),
          inLocale(eventTitle(event, index), locale),
          inLocale(room?.name, locale),
          count?.count ?? null,
          event.capacity ?? room?.seats ?? null,
          count?.byName ?? '',
          count ? fromInstant(count.at, zone).replace('T', ' ') : '',
        ];
      }),
      [say('csv.total'), '', '', '', total, '', '', ''],
    ],
    locale,
  );
}

/** The counts of a festival, by séance. */
export const entryCountsOf = (festival: Authorized<'volunteers' | 'day'>): EntryCount[] =>
  rowsOfFestival(festival.db, t.entryCounts, festival.id);

/** The whole report of a festival. */
export const entriesReport = (festival: Authorized<'volunteers' | 'day'>, locale: Locale): string =>
  entriesCsv(indexDraft(loadDraft(festival.id, festival.db)), entryCountsOf(festival), locale);
