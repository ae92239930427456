import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { SelectionLinkKind } from '#db/enums.ts';
import { insertRow } from '#db/rows.ts';
import { pushSubscriptions, selectionLinks, selections } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { newToken } from '#lib/accounts/tokens.ts';
import { type Closed, derivedToken, type OpenedSelection, openSelection } from './queries.ts';
import { applySelectionAct, type Known, type Selection, type SelectionAct, writeSelection } from './selection.ts';

/*
 * A visitor's selection belongs to whoever holds its private address; holding it is the proof, so
 * there is no actor. Nothing of it is written into `changes`, because that is the organisers'
 * history.
 */

/**
 * Stores a selection under a new private address, and one for its calendar. `token` is stored in no
 * row: it is shown once, now. `now` is an ISO instant.
 */
export function keepSelection(festivalId: number, selection: Selection, now: string, db: Db = getDb()): string {
  const { token } = newToken();
  write(db, (tx) => {
    const id = insertRow(tx, selections, {
      festivalId,
      ...writeSelection(selection),
      createdAt: now,
      changedAt: now,
      readOn: now.slice(0, 10),
    });
    addLink(tx, id, 'edit', token, now);
    addLink(tx, id, 'calendar', derivedToken(token, 'calendar'), now);
  });
  return token;
}

function addLink(tx: Tx, selectionId: number, kind: SelectionLinkKind, token: string, createdAt: string): void {
  tx.insert(selectionLinks)
    .values({ selectionId, kind, tokenHash: sha256Of(token), createdAt })
    .run();
}

/**
 * `readOnly`: the address may only read. `full`: the act would exceed the limits, and nothing was
 * done.
 */
type SelectionRefused = Closed | Readonly<{ ok: false; reason: 'readOnly' | 'full' }>;
type SelectionChanged = Readonly<{ ok: true; selection: Selection }>;

/** Applies these acts, all or none. `known` is the published programme. */
export function changeSelection(
  token: string,
  acts: readonly SelectionAct[],
  known: (festival: OpenedSelection['festival']) => Known,
  now: string,
  db: Db = getDb(),
): SelectionChanged | SelectionRefused {
  return owning(token, db, (tx, opened) => {
    let { selection } = opened;
    for (const act of acts) {
      const applied = applySelectionAct(selection, act, known(opened.festival));
      if (!applied.ok) return applied;
      selection = applied.selection;
    }
    tx.update(selections)
      .set({ ...writeSelection(selection), changedAt: now })
      .where(eq(selections.id, opened.id))
      .run();
    return { ok: true, selection };
  });
}

/** Opens a link that only reads; if one is open already, it is kept. */
export function shareSelection(token: string, now: string, db: Db = getDb()): { ok: true } | SelectionRefused {
  return owning(token, db, (tx, { id, share }) => {
    if (share !== null) return { ok: true };
    const { shares } = tx
      .update(selections)
      .set({ shares: sql`${selections.shares} + 1` })
      .where(eq(selections.id, id))
      .returning({ shares: selections.shares })
      .get();
    addLink(tx, id, 'read', derivedToken(token, `share ${shares}`), now);
    return { ok: true };
  });
}

/** Closes the reading link for good; the next one will have another address. */
export function unshareSelection(token: string, now: string, db: Db = getDb()): { ok: true } | SelectionRefused {
  return owning(token, db, (tx, { id }) => {
    revoke(tx, id, now, 'read');
    return { ok: true };
  });
}

/**
 * Empties the selection, closes all its addresses for ever, and ends its notifications. The
 * addresses answer 410 until the year is over.
 */
export function forgetSelection(token: string, now: string, db: Db = getDb()): { ok: true } | SelectionRefused {
  return owning(token, db, (tx, { id }) => {
    revoke(tx, id, now);
    tx.delete(pushSubscriptions).where(eq(pushSubscriptions.selectionId, id)).run();
    tx.update(selections)
      .set({ ...writeSelection({ events: [], films: [] }), changedAt: now })
      .where(eq(selections.id, id))
      .run();
    return { ok: true };
  });
}

function revoke(tx: Tx, selectionId: number, now: string, kind?: SelectionLinkKind): void {
  const own = and(eq(selectionLinks.selectionId, selectionId), isNull(selectionLinks.revokedAt));
  tx.update(selectionLinks)
    .set({ revokedAt: now })
    .where(kind ? and(own, eq(selectionLinks.kind, kind)) : own)
    .run();
}

/**
 * Runs `work` in one transaction with what a private address opens; any other address is refused.
 */
function owning<T>(token: string, db: Db, work: (tx: Tx, opened: OpenedSelection) => T): T | SelectionRefused {
  return write(db, (tx) => {
    const opened = openSelection(token, tx);
    if (!opened.ok) return opened;
    return opened.access === 'edit' ? work(tx, opened) : { ok: false, reason: 'readOnly' };
  });
}
