import type { Authorized } from '../authorized.ts';
import { changeSeveralEvents } from '../events/change-several.ts';
import { withoutTheme } from '../events/without.ts';
import type { Festival } from '../festivals/access.ts';
import { type Deleted, deleteRoot } from '../history/roots.ts';
import { appearancesOf } from '../programme/appearances.ts';
import { themeKind } from './mutations.ts';

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
    (tx, theme, events, batch) =>
      changeSeveralEvents(tx, festival, events, batch, now, (root) => withoutTheme(root, theme.id)),
  );
}
