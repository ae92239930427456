import { and, desc, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { forgetUnsaved } from '#db/journal.ts';
import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { forgetSessions } from '#lib/accounts/sessions.ts';
import { notSignedIn, orNotFound } from '#lib/errors.ts';
import { letImportsGo } from '#lib/exchange/files/kept-imports.ts';
import { freeSlug, isSlugTaken } from '#lib/festivals/queries.ts';
import { recordChange } from '#lib/history/record.ts';
import { withdrawGroups } from '#lib/messages/later.ts';
import { storedName } from '#lib/pictures/sizes.ts';
import { type Actor, type Authorized, accountName, policy } from '#lib/policy.ts';
import { packedUnder } from '#lib/programme/packed.ts';
import { renewEarlierEditions, renewPublicKey } from '#lib/programme/public-key.ts';
import { forgetAfterFestivals } from '#lib/push/mutations.ts';
import { deleteUnread } from '#lib/selections/queries.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { eraseDecidedApplications } from '#lib/volunteers/joining/applications.ts';
import { eraseAfterFestivals } from './after-festival.ts';
import { eraseLongDeleted, UNDO_DAYS } from './erase.ts';
import { deleteRows, openPack, packFestival, unpackFestival } from './festival-pack.ts';
import { doAgain } from './replay.ts';

/*
 * The bin of festivals: moving one in, restoring it, deleting it for good, and what is erased each
 * day in all festivals.
 */

const { removedFestivals: bin } = t;

/** Until when a festival that was deleted at this instant can be restored. */
export const removedUntil = (removedAt: string): string => daysFrom(removedAt, UNDO_DAYS);

/** What is erased once a day in all festivals: `now` is an instant. */
export const erasers: readonly ((now: string, db?: Db) => unknown)[] = [
  deleteUnread,
  letImportsGo,
  eraseDecidedApplications,
  eraseLongDeleted,
  eraseAfterFestivals,
  forgetAfterFestivals,
  forgetRemoved,
  forgetSessions,
];

/** Deletes for good the festivals that nobody restored in time. */
function forgetRemoved(now: string, db: Db = getDb()): void {
  write(db, (tx) =>
    tx
      .delete(bin)
      .where(lte(bin.removedAt, daysFrom(now, -UNDO_DAYS)))
      .run(),
  );
}

/**
 * Moves a festival with everything in it into the bin: séances, films, people, releases, links,
 * history. Its public addresses and calendars answer 404 from then on. The stored copy contains
 * nothing that would have been erased before it leaves the bin.
 */
export function removeFestival(festival: Authorized<'delete'>, now: string): void {
  const { db, id, actor, slug, name, startsOn, endsOn, timeZone } = festival;
  write(db, (tx) => {
    renewEarlierEditions(tx, id);
    const isOwner = and(eq(t.memberships.festivalId, id), inArray(t.memberships.role, policy.delete));
    const owners = tx.select({ id: t.memberships.userId }).from(t.memberships).where(isOwner).all();
    const next = tx.select({ id: t.festivals.id }).from(t.festivals).where(eq(t.festivals.previousId, id)).all();
    const row = { id, slug, name, startsOn, endsOn, timeZone, removedAt: now, byName: accountName(actor) };
    const ids = { owners: owners.map((one) => one.id), nextIds: next.map((one) => one.id) };
    const earlier = tx
      .select({ id: bin.id })
      .from(bin)
      .where(sql`${id} in (select value from json_each(${bin.nextIds}))`)
      .get();
    const pack = packFestival(db, id, (packed) => {
      strip(packed, now);
      if (!earlier) return;
      // If the former edition was moved into the bin before, it took the reference along; it is not
      // in this pack.
      packed.$client.pragma('foreign_keys = OFF');
      packed.update(t.festivals).set({ previousId: earlier.id }).run();
    });
    tx.insert(bin)
      .values({ ...row, ...ids, files: filesOf(tx, id), pack })
      .run();
    deleteRows(db, id);
    // Nothing was revoked from its members, browsers and readers: they are restored with the
    // festival.
    forgetUnsaved(db);
    recordChange(tx, { ...change(festival), actor, at: now, verb: 'deleted', before: { slug, name }, after: null });
  });
}

const change = ({ id }: { id: number }) => ({ festivalId: null, entity: 'festival', entityId: id }) as const;

/** Erases what would be erased while it is in the bin, and cancels waiting messages. */
function strip(pack: Db, now: string): void {
  for (const erase of erasers) erase(removedUntil(now), pack);
  // Requests of calendars are only kept for a day.
  pack.delete(t.askedCalendars).run();
  pack.update(t.deliveries).set({ state: 'not-to-send' }).where(eq(t.deliveries.state, 'waiting')).run();
  withdrawGroups(pack);
  pack.update(t.changes).set({ at: now }).where(gt(t.changes.at, now)).run();
  // The key is removed, so that the same form can create another one.
  pack.update(t.changes).set({ clientKey: null }).where(sql`${t.changes.clientKey} like 'create:%'`).run();
}

/** Withdrawn files are not kept. */
function filesOf(tx: Tx, id: number): string[] {
  const { pictures: drafts, publishedPictures: shown } = t;
  const named = (table: typeof drafts | typeof shown) =>
    tx
      .select({ hash: table.hash, format: table.format })
      .from(table)
      .where(and(eq(table.festivalId, id), table === shown ? isNull(shown.withdrawnAt) : undefined));
  const briefings = rowsOfFestival(tx, t.tasks, id).flatMap(({ briefingFile }) => briefingFile ?? []);
  return [...named(drafts).all(), ...named(shown).all(), ...briefings].map(storedName);
}

type RemovedFestival = Readonly<Pick<typeof bin.$inferSelect, 'id' | 'slug' | 'name' | (typeof told)[number]>>;
const told = ['startsOn', 'endsOn', 'timeZone', 'removedAt', 'byName'] as const;

/** How many festivals the page of the bin lists. */
const LISTED = 200;

/**
 * The festivals that this account may restore, the last deleted first; all of them for an
 * administrator of the installation.
 */
export function festivalsInBin(actor: Actor, now: string, db: Db = getDb()): RemovedFestival[] {
  const { id, slug, name, startsOn, endsOn, timeZone, removedAt, byName } = bin;
  return db
    .select({ id, slug, name, startsOn, endsOn, timeZone, removedAt, byName })
    .from(bin)
    .where(mayBringBack(actor, now))
    .orderBy(desc(removedAt), desc(id))
    .limit(LISTED)
    .all();
}

const mayBringBack = (actor: Actor, now: string) =>
  and(
    gt(bin.removedAt, daysFrom(now, -UNDO_DAYS)),
    actor.isAdministrator ? undefined : sql`${actor.userId} in (select value from json_each(${bin.owners}))`,
  );

declare const proven: unique symbol;
/**
 * A festival in the bin, with the proof that this account may restore it. Only `authorizeRemoved`
 * makes one.
 */
type Removed = Pick<RemovedFestival, 'id' | 'name'> & Readonly<{ db: Db; actor: Actor; [proven]: 'removed' }>;

/**
 * Throws notSignedIn without an actor, notFound for what is not in the bin, or what they could not
 * have deleted.
 */
export function authorizeRemoved(actor: Actor | null, id: number, now: string, db: Db = getDb()): Removed {
  if (!actor) throw notSignedIn();
  const own = and(eq(bin.id, id), mayBringBack(actor, now));
  const row = orNotFound(db.select({ id: bin.id, name: bin.name }).from(bin).where(own).get());
  return { ...row, db, actor } as Removed;
}

/**
 * `isMoved`: its slug was taken, so it has a new one; `host`: its own host, which another festival
 * has now.
 */
type PutBack =
  | { ok: true; slug: string; isMoved: boolean; host: string | null }
  /** The same festival exists here already, created from its file. */
  | { ok: false };

/**
 * Restores it as it was, except for what others have taken meanwhile. What was revoked since stays
 * revoked.
 */
export function restoreFestival({ id, db, actor }: Removed, dataFolder: string, now: string): PutBack {
  const row = orNotFound(db.select().from(bin).where(eq(bin.id, id)).get());
  const pack = openPack(row.pack);
  try {
    const restored = write(db, (tx): PutBack => {
      const isMoved = isSlugTaken(tx, row.slug);
      const slug = isMoved ? freeSlug(tx, row.slug) : row.slug;
      if (isMoved) moveTo(pack, slug);
      const host = leaveTakenHost(pack, tx, row.removedAt, now);
      tellEarlierInBin(pack, tx);
      unpackFestival(pack, db);
      tx.update(t.festivals)
        .set({ previousId: id })
        .where(and(inArray(t.festivals.id, row.nextIds), isNull(t.festivals.previousId)))
        .run();
      tx.delete(bin).where(eq(bin.id, id)).run();
      renewPublicKey(tx, id);
      renewEarlierEditions(tx, id);
      const { name } = row;
      recordChange(tx, { ...change(row), actor, at: now, verb: 'restored', before: null, after: { slug, name } });
      return { ok: true, slug, isMoved, host };
    });
    doAgain(db, dataFolder, now);
    return restored;
  } catch (error) {
    if (/^SQLITE_CONSTRAINT_(?:UNIQUE|PRIMARYKEY)$/.test(String((error as { code?: unknown }).code)))
      return { ok: false };
    throw error;
  } finally {
    pack.$client.close();
  }
}

/** If the former edition is in the bin, it becomes the former edition again when it is restored. */
function tellEarlierInBin(pack: Db, tx: Tx): void {
  const own = pack.select({ id: t.festivals.id, previousId: t.festivals.previousId }).from(t.festivals).get();
  const isEarlier = eq(bin.id, own?.previousId ?? 0);
  const earlier = tx.select({ nextIds: bin.nextIds }).from(bin).where(isEarlier).get();
  if (!own || !earlier) return;
  const nextIds = [...new Set([...earlier.nextIds, own.id])];
  tx.update(bin).set({ nextIds }).where(isEarlier).run();
}

/** Releases contain the slug too. */
function moveTo(pack: Db, slug: string): void {
  pack.update(t.festivals).set({ slug }).run();
  const { releases } = t;
  for (const { id, publicDocument, teamDocument } of pack.select().from(releases).all())
    pack.update(releases).set(packedUnder({ publicDocument, teamDocument }, slug)).where(eq(releases.id, id)).run();
}

/** Gives up the festival's own host if another festival has asked for it since; returns which. */
function leaveTakenHost(pack: Db, tx: Tx, removedAt: string, now: string): string | null {
  const { hosts } = t;
  const own = pack.select().from(hosts).where(isNull(hosts.leftAt)).get();
  if (!own) return null;
  const taken = and(eq(hosts.host, own.host), isNull(hosts.leftAt), gt(hosts.askedAt, removedAt));
  if (!tx.select().from(hosts).where(taken).get()) return null;
  pack.update(hosts).set({ leftAt: now }).where(isNull(hosts.leftAt)).run();
  return own.host;
}

/** « Supprimer pour de bon ». */
export const deleteForGood = ({ id, db }: Removed): void =>
  write(db, (tx) => void tx.delete(bin).where(eq(bin.id, id)).run());
