import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { themes } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { placeBehind } from '#lib/history/place-behind.ts';
import { rootRestorer, rowHands } from '#lib/history/root-restorer.ts';
import {
  type Changed,
  type ClientKey,
  createRoot,
  editRoot,
  type RefusedEdit,
  rowKind,
  type Written,
} from '#lib/history/roots.ts';
import { freeName, slug } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftTheme } from '#lib/model/draft.ts';
import { MAX_FESTIVAL_THEMES, type ThemeInput } from './schema.ts';

type Scheduling = Authorized<Festival, 'schedule'>;

export const themeKind = rowKind('theme', themes);
export const themeRestorer = rootRestorer('schedule', rowHands(themes));

function freeSlug(tx: Tx, festival: Scheduling, name: Bilingual): string {
  const taken = new Set(
    tx
      .select({ slug: themes.slug })
      .from(themes)
      .where(eq(themes.festivalId, festival.id))
      .all()
      .map((row) => row.slug),
  );
  return freeName(slug(inLocale(name, festival.locale)) || 'theme', (wanted) => taken.has(wanted));
}

/** A new theme, behind the others. */
export function createTheme(
  festival: Scheduling,
  input: ThemeInput,
  clientKey: ClientKey,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, themeKind, clientKey, now, (tx) => {
    const position = placeBehind(tx, themes, festival.id, MAX_FESTIVAL_THEMES);
    if (position === null)
      return { ok: false, reason: 'fields', fields: { 'name.fr': `tooMany:${MAX_FESTIVAL_THEMES}` } };
    return tx
      .insert(themes)
      .values({
        festivalId: festival.id,
        name: input.name,
        introduction: input.introduction,
        colour: input.colour,
        slug: freeSlug(tx, festival, input.name),
        position,
      })
      .returning({ id: themes.id })
      .get().id;
  });
}

/** The theme under another name or in another colour; its address stays, because it stands in calendars people subscribed to. */
export function editTheme(
  festival: Scheduling,
  id: number,
  input: ThemeInput,
  now: string,
): Written | Changed<DraftTheme> | RefusedEdit {
  return editRoot(festival, themeKind, { id, version: input.version }, now, (tx) => {
    tx.update(themes)
      .set({ name: input.name, introduction: input.introduction, colour: input.colour })
      .where(and(eq(themes.festivalId, festival.id), eq(themes.id, id)))
      .run();
    return undefined;
  });
}
