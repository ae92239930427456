import { and, asc, count, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { Role } from '#db/enums.ts';
import {
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
import type { Actor, Authorized } from '#lib/authorized.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { gather } from '#lib/grouped.ts';
import { byText } from '#lib/in-order.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { isHolding } from '#lib/programme/own-host.ts';
import { unpackSummary } from '#lib/programme/packed.ts';
import { matchesWords } from '#lib/search/words.ts';

/** A published festival as the home page shows it: what its release says, never its draft. */
export type PublishedFestival = {
  slug: string;
  name: Bilingual;
  startsOn: string;
  endsOn: string;
  venues: Bilingual[];
  /** Public séances that are not cancelled. */
  eventCount: number;
  isDemonstration: boolean;
  /** The host it is read under; null: that of the installation. */
  host: string | null;
};

/** Of one installation: a federation of some hundred has as many for some years. */
const MAX_FESTIVALS = 5000;
/** How many of one's own a page lists. */
export const OWN_SHOWN = 50;
const VENUES_SHOWN = 3;

// A home page must not parse every programme again: what it shows of one is kept under the hash of
// the document.
const SUMMARIES_KEPT = MAX_FESTIVALS;
type Summary = Omit<PublishedFestival, 'host'>;
const summaries = oneInProcess('lanterneSummaries', () => new CountedCache<Summary>(SUMMARIES_KEPT));

/**
 * The festivals that were published at least once, as their current release says: the nearest in
 * time first, past ones last. Of 300 the first call takes a quarter of a second; a start makes it.
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

/** The festival of this address; null where there is none. */
export const idOfFestival = (slug: string): number | null =>
  getDb().select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, slug)).get()?.id ?? null;

/**
 * The festivals a search engine may find, by address, each with the instant since when it stands as
 * it does. No demonstration.
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
      changedAt: sql<string>`max(max(${releases.at}), coalesce((${names}), ''), coalesce((${pictures}), ''))`,
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

/** A festival as its organisers see it in the list of theirs. */
export type OwnFestival = {
  id: number;
  slug: string;
  name: Bilingual;
  startsOn: string;
  endsOn: string;
  role: Role;
  isDemonstration: boolean;
  /** Number of the current release; null when it was never published. */
  release: number | null;
  eventCount: number;
  unscheduledCount: number;
  /** What its owners are called, for who administers the installation; empty for anybody else. */
  owners: readonly string[];
};

/**
 * The same rows without what takes counting: for who goes from one to another. The latest first;
 * all of them for who administers the installation.
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

/** A page of such a list, and how many there are and were found in all. */
type OwnFestivals = Readonly<{ festivals: readonly OwnFestival[]; found: number; all: number }>;

/**
 * The festivals this account has a part in, the latest first; all of them for who administers the
 * installation. Those whose name, address or owner has every word of `search`, which need no
 * accents; `page` from 1.
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
    // Who administers the installation owns every festival of it.
    role: actor.isAdministrator ? ('owner' as const) : (festival.role ?? 'team'),
    release: newest.get(festival.id) ?? null,
    eventCount: totals.get(festival.id) ?? 0,
    unscheduledCount: unscheduled.get(festival.id) ?? 0,
    owners: owners.get(festival.id) ?? [],
  }));
  return { festivals: listed, found: found.length, all: own.length };
}

/** What the owners of each festival are called; an account without a name by its address. */
function ownersOfAll(db: Db): Map<number, string[]> {
  const rows = db
    .select({ id: memberships.festivalId, name: users.name, email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.role, 'owner'))
    .orderBy(asc(users.name), asc(users.id))
    .all();
  const owners = new Map<number, string[]>();
  for (const { id, name, email } of rows) gather(owners, id, name || email);
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

/** How much would go with a festival. */
type Contents = { seances: number; films: number; people: number; venues: number; releases: number };

export function contentsOf(festival: Authorized<'delete'>): Contents {
  const tables = { seances: events, films, people, venues, releases };
  const counted = Object.entries(tables).map(([name, table]) => {
    const row = festival.db.select({ rows: count() }).from(table).where(eq(table.festivalId, festival.id)).get();
    return [name, row?.rows ?? 0];
  });
  return Object.fromEntries(counted) as Contents;
}

/** Whether a festival of this installation was made as its next edition. */
export const hasNextEdition = ({ id, db }: Authorized<'read'>): boolean =>
  db.select({ id: festivals.id }).from(festivals).where(eq(festivals.previousId, id)).limit(1).get() !== undefined;
