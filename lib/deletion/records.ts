import type { Tx } from '#db/client.ts';
import { changeSeveralEvents } from '#lib/events/change-several.ts';
import { filmKind } from '#lib/films/root.ts';
import type { Root, RootKind } from '#lib/history/root-kind.ts';
import type { Deleted } from '#lib/history/roots.ts';
import { deleteRoot, type Writing } from '#lib/history/roots.ts';
import { pageKind } from '#lib/pages/mutations.ts';
import { partnerKind } from '#lib/partners/mutations.ts';
import { personKind } from '#lib/people/mutations.ts';
import type { Authorized } from '#lib/policy.ts';
import { type AppearsAs, appearancesOf } from '#lib/programme/appearances.ts';
import { deleteHanging } from '#lib/programme/hanging.ts';
import { seriesKind } from '#lib/series/mutations.ts';
import { themeKind } from '#lib/themes/mutations.ts';
import { detachFromPerson } from '#lib/volunteers/detach.ts';

/** Deletes a root as `deleteRoot` does, with everything that belongs to it. */
export const deleteWhole = <R extends Root>(
  festival: Writing,
  kind: RootKind<R>,
  what: { id: number; uses: number },
  now: string,
  { detach, ...rest }: NonNullable<Parameters<typeof deleteRoot<R>>[4]> = {},
): Deleted =>
  deleteRoot(festival, kind, what, now, {
    ...rest,
    detach: (tx, root, usedBy, batch) => {
      detach?.(tx, root, usedBy, batch);
      deleteHanging({ tx, festival, batch, now }, kind.entity, [root.id]);
    },
  });

type What = { id: number; uses: number };

/**
 * Deletes something that séances use: `free` removes it from them. There must be as many as the
 * reader was told (`uses`).
 */
const deleteUsed = <R extends Root>(
  festival: Authorized<'schedule'>,
  kind: RootKind<R>,
  what: What,
  now: string,
  as: AppearsAs,
  free: (tx: Tx, eventIds: readonly number[], batch: string) => void,
): Deleted =>
  deleteWhole(festival, kind, what, now, {
    usedBy: (tx) => appearancesOf(festival.id, as, tx).map((event) => event.id),
    detach: (tx, _, eventIds, batch) => free(tx, eventIds, batch),
  });

/**
 * Deletes a film and removes it from the séances that show it. Their other items move up, and
 * people who were expected for the film are then expected for the whole séance.
 */
export const deleteFilm = (festival: Authorized<'schedule'>, what: What, now: string): Deleted =>
  deleteUsed(festival, filmKind, what, now, { filmId: what.id }, (tx, ids, batch) =>
    changeSeveralEvents(tx, festival, ids, batch, now, (root) => ({
      items: root.items.filter(({ filmId }) => filmId !== what.id),
    })),
  );

/** Deletes a person and removes them from their séances. */
export const deletePerson = (festival: Authorized<'schedule'>, what: What, now: string): Deleted =>
  deleteUsed(festival, personKind, what, now, { personId: what.id }, (tx, ids, batch) => {
    detachFromPerson({ tx, festival, batch, now }, what.id);
    changeSeveralEvents(tx, festival, ids, batch, now, (root) => ({
      people: root.people.filter(({ personId }) => personId !== what.id),
    }));
  });

/** Deletes a theme and removes it from its séances. */
export const deleteTheme = (festival: Authorized<'schedule'>, what: What, now: string): Deleted =>
  deleteUsed(festival, themeKind, what, now, { themeId: what.id }, (tx, ids, batch) =>
    changeSeveralEvents(tx, festival, ids, batch, now, (root) => ({
      themeIds: root.themeIds.filter((id) => id !== what.id),
    })),
  );

/** Deletes a series with its own offers; its séances stay as single ones. */
export const deleteSeries = (festival: Authorized<'schedule'>, what: What, now: string): Deleted =>
  deleteUsed(festival, seriesKind, what, now, { seriesId: what.id }, (tx, ids, batch) =>
    changeSeveralEvents(tx, festival, ids, batch, now, () => ({ seriesId: null, seriesPosition: null })),
  );

/** Deletes a page of the festival's own. Throws notFound. */
export const deletePage = (festival: Authorized<'settings'>, id: number, now: string): Deleted =>
  deleteWhole(festival, pageKind, { id, uses: 0 }, now);

/** Deletes a partner. Throws notFound. */
export const deletePartner = (festival: Authorized<'settings'>, id: number, now: string): Deleted =>
  deleteWhole(festival, partnerKind, { id, uses: 0 }, now);
