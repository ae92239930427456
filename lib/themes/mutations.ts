import { insertRow } from '#db/rows.ts';
import { themes } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { freeRootSlug } from '#lib/history/free-slug.ts';
import { placeBehind } from '#lib/history/positions.ts';
import { rootRestorer, rowHands } from '#lib/history/root-restorer.ts';
import {
  type ClientKey,
  createRoot,
  editRow,
  type RefusedEdit,
  refuse,
  rowKind,
  type Written,
} from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { MAX_FESTIVAL_THEMES, type ThemeInput } from './schema.ts';

type Scheduling = Authorized<Festival, 'schedule'>;

export const themeKind = rowKind('theme', themes);
export const themeRestorer = rootRestorer('schedule', rowHands(themes));

/** A new theme, behind the others. */
export function createTheme(
  festival: Scheduling,
  input: ThemeInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, themeKind, clientKey, now, (tx) => {
    const position = placeBehind(tx, themes, festival.id, MAX_FESTIVAL_THEMES);
    if (position === null) return refuse('name.fr', `tooMany:${MAX_FESTIVAL_THEMES}`);
    return insertRow(tx, themes, {
      ...withoutRecordFields(input),
      festivalId: festival.id,
      slug: freeRootSlug(tx, festival, themeKind, input.name, 'theme'),
      position,
    });
  });
}

/** The theme under another name or in another colour; its address stays, because it stands in calendars people subscribed to. */
export const editTheme = (festival: Scheduling, id: number, input: ThemeInput, now: string) =>
  editRow(festival, themeKind, { id, version: input.version }, withoutRecordFields(input), now);
