import { count, eq } from 'drizzle-orm';
import { insertRow } from '#db/rows.ts';
import { series, themes } from '#db/schema/index.ts';
import { createBehind } from '#lib/history/positions.ts';
import { freeRootSlug, rowKind } from '#lib/history/root-kind.ts';
import { type ClientKey, createRoot, editFacts, type RefusedEdit, refuse, type Written } from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { takeNumber } from '#lib/numbers.ts';
import type { Authorized } from '#lib/policy.ts';
import { MAX_FESTIVAL_THEMES, MAX_SERIES, type SeriesInput, type ThemeInput } from './schema.ts';

export const themeKind = rowKind('theme', 'schedule', themes);

/** Adds a theme after the others. */
export function createTheme(
  festival: Authorized<'schedule'>,
  input: ThemeInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createBehind(festival, themeKind, clientKey, now, { most: MAX_FESTIVAL_THEMES, field: 'name.fr' }, (tx) => ({
    ...withoutRecordFields(input),
    slug: freeRootSlug(tx, festival, themeKind, input.name, 'theme'),
  }));
}

/**
 * Saves a theme's name and colour. Its address stays, because people subscribed to calendars with
 * it.
 */
export const editTheme = (festival: Authorized<'schedule'>, id: number, input: ThemeInput, now: string) =>
  editFacts(festival, themeKind, { id, version: input.version }, withoutRecordFields(input), now);

export const seriesKind = rowKind('series', 'schedule', series);

/** Adds a series with the next number of the festival. */
export function createSeries(
  festival: Authorized<'schedule'>,
  input: SeriesInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, seriesKind, clientKey, now, (tx) => {
    const there = tx.select({ count: count() }).from(series).where(eq(series.festivalId, festival.id)).get();
    if ((there?.count ?? 0) >= MAX_SERIES) return refuse('title.fr', `tooMany:${MAX_SERIES}`);
    return insertRow(tx, series, {
      ...withoutRecordFields(input),
      festivalId: festival.id,
      number: takeNumber(tx, festival.id),
    });
  });
}

/** Saves the form of a series. */
export const editSeries = (festival: Authorized<'schedule'>, id: number, input: SeriesInput, now: string) =>
  editFacts(festival, seriesKind, { id, version: input.version }, withoutRecordFields(input), now);
