import { themes } from '#db/schema/index.ts';
import { createBehind } from '#lib/history/positions.ts';
import { freeRootSlug, rowKind } from '#lib/history/root-kind.ts';
import { type ClientKey, editFacts, type RefusedEdit, type Written } from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { Authorized } from '#lib/policy.ts';
import { MAX_FESTIVAL_THEMES, type ThemeInput } from './schema.ts';

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
