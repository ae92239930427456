import { and, asc, count, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { Role } from '#db/enums.ts';
import {
  changes,
  events,
  festivals,
  films,
  hosts,
  memberships,
  people,
  publishedPictures,
  releases,
  users,
  venues,
  withdrawnNames,
} from '#db/schema/index.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { byText, gather } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { freeName } from '#lib/i18n/paths.ts';
import { slug } from '#lib/i18n/programme-paths.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { type Actor, type Authorized, accountName, type Festival } from '#lib/policy.ts';
import { hostChangedAt, isHolding } from '#lib/programme/own-host.ts';
import { unpackSummary } from '#lib/programme/packed.ts';
import { matchesWords } from '#lib/search/words.ts';
import { MAX_SLUG, RESERVED_SLUGS } from './schema.ts';

/** A published festival for the home page, from its release and never from its draft. */
export type PublishedFestival = {
  slug: string;
  name: Bilingual;
  startsOn: string;
  endsOn: string;
  venues: Bilingual[];
  /** How many public séances are not cancelled. */
  eventCount: number;
  isDemonstration: boolean;
  /** The host it is read under; null: that of the installation. */
  host: string | null;
};

/**
 * The most festivals of an installation: a federation of some hundred reaches this after some
 * years.
 */
const MAX_FESTIVALS = 5000;
/** How many of one's own festivals a page lists. */
export const OWN_SHOWN = 50;
const VENUES_SHOWN = 3;

// Kept by the hash of the document, because a home page must not parse every programme again.
const SUMMARIES_KEPT = MAX_FESTIVALS;
type Summary = Omit<PublishedFestival, 'host'>;
const summaries = oneInProcess('lanterneSummaries', () => new CountedCache<Summary>(SUMMARIES_KEPT));

/**
 * The festivals that were published at least once, from their current release: the nearest in time
 * first, past ones last. With 300 festivals the first call takes a quarter of a second, so it is
 * made at the start.
 */
export async function publishedFestivals(today: string, db: Db = getDb()): Promise<PublishedFestival[]> {
  const newest = db
    .select({ festivalId: releases.festivalId, number: max(releases.number).as('newest') })
    .from(releases)
    .groupBy(releases.festivalId)
    .as('newest');
  const rows = db
    .select({ id: releases.id, sha256: releases.publicSha256, host: hosts.host })
    .from(releases)
    .innerJoin(newest, and(eq(newest.festivalId, releases.festivalId), eq(newest.number, releases.number)))
    .innerJoin(festivals, eq(festivals.id, releases.festivalId))
    .leftJoin(hosts, and(eq(hosts.festivalId, festivals.id), isHolding))
    .orderBy(desc(festivals.startsOn), asc(festivals.id))
    .limit(MAX_FESTIVALS)
    .all();
  const found = await Promise.all(
    rows.map(async ({ id, sha256, host }) => ({ ...(await summary(id, sha256, db)), host })),
  );
  return found.sort((a, b) => Number(b.endsOn >= today) - Number(a.endsOn >= today) || byNearness(a, b, today));
}

/** The id of the festival at this address; null where there is none. */
export const idOfFestival = (slug: string): number | null =>
  getDb().select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, slug)).get()?.id ?? null;

/**
 * The festivals that search engines may find, by address, each with the instant of its last change.
 * Without demonstrations.
 */
export function listedFestivals(db: Db = getDb()): { slug: string; host: string | null; changedAt: string }[] {
  const names = db
    .select({ at: max(withdrawnNames.at) })
    .from(withdrawnNames)
    .where(eq(withdrawnNames.festivalId, festivals.id));
  const { endedAt, withdrawnAt } = publishedPictures;
  const pictures = db
    .select({ at: sql`max(max(coalesce(${endedAt}, ''), coalesce(${withdrawnAt}, '')))` })
    .from(publishedPictures)
    .where(eq(publishedPictures.festivalId, festivals.id));
  return db
    .select({
      slug: festivals.slug,
      host: hosts.host,
      changedAt: sql<string>`max(max(${releases.at}), coalesce((${names}), ''), coalesce((${pictures}), ''), coalesce(${hostChangedAt(db)}, ''))`,
    })
    .from(releases)
    .innerJoin(festivals, eq(festivals.id, releases.festivalId))
    .leftJoin(hosts, and(eq(hosts.festivalId, festivals.id), isHolding))
    .where(eq(festivals.isDemonstration, false))
    .groupBy(festivals.id)
    .orderBy(asc(festivals.slug))
    .limit(MAX_FESTIVALS)
    .all();
}

function byNearness(a: PublishedFestival, b: PublishedFestival, today: string): number {
  const order = byText(a.startsOn, b.startsOn) || byText(a.slug, b.slug);
  return a.endsOn < today ? -order : order;
}

async function summary(releaseId: number, sha256: string, db: Db): Promise<Summary> {
  const kept = summaries();
  const known = kept.get(sha256);
  if (known) return known;
  const row = db.select({ bytes: releases.publicDocument }).from(releases).where(eq(releases.id, releaseId)).get();
  const { festival, venues, planned } = await unpackSummary(row?.bytes ?? Buffer.alloc(0));
  const made = {
    slug: festival.slug,
    name: festival.name,
    startsOn: festival.startsOn,
    endsOn: festival.endsOn,
    venues: venues.slice(0, VENUES_SHOWN).map(({ name }) => name),
    eventCount: planned,
    isDemonstration: festival.isDemonstration,
  };
  kept.set(sha256, made);
  return made;
}

/** A festival in its organisers' own list. */
export type OwnFestival = {
  id: number;
  slug: string;
  name: Bilingual;
  startsOn: string;
  endsOn: string;
  role: Role;
  isDemonstration: boolean;
  /** The number of the current release; null when it was never published. */
  release: number | null;
  eventCount: number;
  unscheduledCount: number;
  /** The names of its owners, for administrators of the installation; empty for others. */
  owners: readonly string[];
};

/**
 * The same without counts, for switching between festivals. The latest first; all of them for an
 * administrator.
 */
export const festivalsToOpen = (actor: Actor, db: Db = getDb()) =>
  db
    .select({
      id: festivals.id,
      slug: festivals.slug,
      name: festivals.name,
      startsOn: festivals.startsOn,
      endsOn: festivals.endsOn,
      role: memberships.role,
      isDemonstration: festivals.isDemonstration,
    })
    .from(festivals)
    .leftJoin(memberships, and(eq(memberships.festivalId, festivals.id), eq(memberships.userId, actor.userId)))
    .where(actor.isAdministrator ? undefined : eq(memberships.userId, actor.userId))
    .orderBy(asc(festivals.isDemonstration), desc(festivals.startsOn), asc(festivals.id))
    .limit(MAX_FESTIVALS)
    .all();

/** A page of such a list, with how many there are and how many were found. */
type OwnFestivals = Readonly<{ festivals: readonly OwnFestival[]; found: number; all: number }>;

/**
 * The festivals of this account, the latest first; all of them for an administrator. Only those
 * whose name, address or owner contains every word of `search`, ignoring accents; `page` from 1.
 */
export function festivalsOf(
  actor: Actor,
  { search = '', page = 1 }: { search?: string; page?: number },
  db: Db = getDb(),
): OwnFestivals {
  const own = festivalsToOpen(actor, db);
  const owners = actor.isAdministrator ? ownersOfAll(db) : new Map<number, string[]>();
  const said = ({ id, slug, name }: (typeof own)[number]) =>
    [slug, name.fr, name.en, ...(owners.get(id) ?? [])].join(' ');
  const found = own.filter((festival) => matchesWords(said(festival), search));
  const shown = found.slice((page - 1) * OWN_SHOWN, page * OWN_SHOWN);
  const ids = shown.map(({ id }) => id);
  const newest = new Map(
    db
      .select({ id: releases.festivalId, number: max(releases.number) })
      .from(releases)
      .where(inArray(releases.festivalId, ids))
      .groupBy(releases.festivalId)
      .all()
      .map(({ id, number }) => [id, number]),
  );
  const totals = countsOf(db, ids, false);
  const unscheduled = countsOf(db, ids, true);
  const listed = shown.map((festival) => ({
    ...festival,
    // An administrator owns every festival of the installation.
    role: actor.isAdministrator ? ('owner' as const) : (festival.role ?? 'team'),
    release: newest.get(festival.id) ?? null,
    eventCount: totals.get(festival.id) ?? 0,
    unscheduledCount: unscheduled.get(festival.id) ?? 0,
    owners: owners.get(festival.id) ?? [],
  }));
  return { festivals: listed, found: found.length, all: own.length };
}

/** The names of the owners of each festival; an account without a name has its address. */
function ownersOfAll(db: Db): Map<number, string[]> {
  const rows = db
    .select({ id: memberships.festivalId, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.role, 'owner'))
    .orderBy(asc(users.name), asc(users.id))
    .all();
  const owners = new Map<number, string[]>();
  for (const { id, ...account } of rows) gather(owners, id, accountName(account));
  return owners;
}

function countsOf(db: Db, ids: readonly number[], isUnscheduled: boolean): Map<number, number> {
  const planned = and(inArray(events.festivalId, [...ids]), eq(events.status, 'planned'));
  return new Map(
    db
      .select({ id: events.festivalId, number: count() })
      .from(events)
      .where(isUnscheduled ? and(planned, isNull(events.startsAt)) : planned)
      .groupBy(events.festivalId)
      .all()
      .map(({ id, number }) => [id, number]),
  );
}

/** How much would be deleted with a festival. */
type Contents = { seances: number; films: number; people: number; venues: number; releases: number };

export function contentsOf(festival: Authorized<'delete'>): Contents {
  const tables = { seances: events, films, people, venues, releases };
  const counted = Object.entries(tables).map(([name, table]) => {
    const row = festival.db.select({ rows: count() }).from(table).where(eq(table.festivalId, festival.id)).get();
    return [name, row?.rows ?? 0];
  });
  return Object.fromEntries(counted) as Contents;
}

/** Whether a festival of this installation is its next edition. */
export const hasNextEdition = ({ id, db }: Authorized<'read'>): boolean =>
  db.select({ id: festivals.id }).from(festivals).where(eq(festivals.previousId, id)).limit(1).get() !== undefined;

/** Whether a festival other than `exceptId` has this slug. */
export function isSlugTaken(tx: Db | Tx, wanted: string, exceptId?: number): boolean {
  const row = tx.select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, wanted)).get();
  return row !== undefined && row.id !== exceptId;
}

/** The slug of a festival and its former ones, except those that another festival has now. */
export function slugsEverOf({ id, slug }: Pick<Festival, 'id' | 'slug'>, tx: Db | Tx): string[] {
  const former = tx
    .selectDistinct({ slug: sql<string | null>`${changes.before} ->> 'slug'` })
    .from(changes)
    .where(and(eq(changes.festivalId, id), eq(changes.entity, 'festival')))
    .all();
  const all = new Set([slug, ...former.flatMap((row) => row.slug ?? [])]);
  return [...all].filter((one) => !isSlugTaken(tx, one, id));
}

/** A free slug made from a name, with a number behind it where the name is taken or reserved. */
export function freeSlug(tx: Db | Tx, name: string, locale?: Locale): string {
  const base =
    slug(name, locale)
      .slice(0, MAX_SLUG - 5)
      .replace(/-+$/, '') || 'festival';
  return freeName(base, (wanted) => RESERVED_SLUGS.has(wanted) || isSlugTaken(tx, wanted));
}
