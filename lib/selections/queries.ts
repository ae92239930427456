import { createHash } from 'node:crypto';
import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { SelectionLinkKind } from '#db/enums.ts';
import { hasRow } from '#db/rows.ts';
import { festivals, selectionLinks, selections } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { isToken } from '#lib/accounts/tokens.ts';
import { asStorageError, LanterneError } from '#lib/errors.ts';
import { addDays } from '#lib/time/calendar.ts';
import { readSelection, type Selection } from './selection.ts';

/*
 * Reading a visitor's selection by its private address, the addresses derived from it, and
 * deleting those that nobody reads.
 */

/** What an address of a selection opens. */
export type OpenedSelection = Readonly<{
  ok: true;
  id: number;
  access: SelectionLinkKind;
  festival: Readonly<{ id: number; slug: string }>;
  selection: Selection;
  /** The number of the open reading link; null when the selection is not shared. */
  share: number | null;
  /** ISO instant of the last change. */
  changedAt: string;
}>;
/** `slug`: the festival of an address that was closed. */
export type Closed = Readonly<{ ok: false; reason: 'unknown' } | { ok: false; reason: 'revoked'; slug: string }>;

/**
 * The selection behind an address, or why there is none: `unknown` answers 404, `revoked` 410. Two
 * indexed queries; reading changes nothing.
 */
export function openSelection(token: string, db: Db | Tx = getDb()): OpenedSelection | Closed {
  const found = isToken(token)
    ? db
        .select({ link: selectionLinks, row: selections, slug: festivals.slug })
        .from(selectionLinks)
        .innerJoin(selections, eq(selections.id, selectionLinks.selectionId))
        .innerJoin(festivals, eq(festivals.id, selections.festivalId))
        .where(eq(selectionLinks.tokenHash, sha256Of(token)))
        .get()
    : undefined;
  if (!found) return { ok: false, reason: 'unknown' };
  const { link, row, slug } = found;
  if (link.revokedAt !== null) return { ok: false, reason: 'revoked', slug };
  return {
    ok: true,
    id: row.id,
    access: link.kind,
    festival: { id: row.festivalId, slug },
    selection: readSelection({ events: row.events, films: row.films }),
    share: isShared(row.id, db) ? row.shares : null,
    changedAt: row.changedAt,
  };
}

const isShared = (selectionId: number, db: Db | Tx): boolean => {
  const { selectionId: of, kind, revokedAt } = selectionLinks;
  return hasRow(db, selectionLinks, and(eq(of, selectionId), eq(kind, 'read'), isNull(revokedAt)));
};

/**
 * Notes that a person or a calendar program read it on this date, with at most one write a day. The
 * reader neither waits for this nor is refused because of it.
 */
export function noteRead(id: number, now: string, db: Db = getDb()): void {
  const today = now.slice(0, 10);
  const unnoted = and(eq(selections.id, id), lt(selections.readOn, today));
  try {
    if (!hasRow(db, selections, unnoted)) return;
    db.update(selections).set({ readOn: today }).where(unnoted).run();
  } catch (error) {
    // If another program is writing or the disk is full, the next reader will note it.
    if (!(asStorageError(error) instanceof LanterneError)) throw error;
  }
}

/** A selection that nobody reads for this many days is deleted. */
export const KEPT_DAYS = 365;

/**
 * Deletes the selections that nobody has read for a year, with their addresses. Answers how many.
 */
export function deleteUnread(now: string, db: Db = getDb()): number {
  const before = addDays(now.slice(0, 10), -KEPT_DAYS);
  return write(db, (tx) => {
    const old = tx.select({ id: selections.id }).from(selections).where(lt(selections.readOn, before)).all();
    const ids = old.map(({ id }) => id);
    for (let from = 0; from < ids.length; from += 500)
      tx.delete(selections)
        .where(inArray(selections.id, ids.slice(from, from + 500)))
        .run();
    return ids.length;
  });
}

/**
 * The token of an address that belongs to a private one (its calendar, a reading link), derived
 * from it by a one-way function. Whoever holds the private address can always be shown the others,
 * none of them needs to be stored, and none leads back to it. 128 bits, as `newToken` makes.
 */
export function derivedToken(token: string, purpose: 'calendar' | `share ${number}`): string {
  return createHash('sha256')
    .update(`lanterne selection ${purpose} ${token}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}
