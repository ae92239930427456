import type { Authorized, Festival } from '#lib/authorized.ts';
import { changeSeveralEvents } from '#lib/events/change-several.ts';
import { withoutTheme } from '#lib/events/without.ts';
import { type Deleted, deleteRoot } from '#lib/history/roots.ts';
import { removePicturesOf } from '#lib/pictures/mutations.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { themeKind } from '#lib/themes/mutations.ts';

/** Deletes a theme and takes it off its séances, which must be as many as the reader was told (`uses`). */
export function deleteTheme(
  festival: Authorized<Festival, 'schedule'>,
  what: { id: number; uses: number },
  now: string,
): Deleted {
  return deleteRoot(
    festival,
    themeKind,
    what,
    now,
    (tx, { id }) => appearancesOf(festival.id, { themeId: id }, tx).map((event) => event.id),
    (tx, theme, events, batch) => {
      changeSeveralEvents(tx, festival, events, batch, now, (root) => withoutTheme(root, theme.id));
      removePicturesOf(tx, festival, { kind: 'theme', id: theme.id }, batch, now);
    },
  );
}
