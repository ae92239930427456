import { and, desc, eq, exists, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { festivals, hosts, releases } from '#db/schema/index.ts';
import { env } from '#lib/env.ts';

/** The name in a Host header, as the table has it: lower case, without port and last dot. Empty where none was sent. */
export const hostNameOf = (sent: string | null): string =>
  (sent ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');

/** The public address of a festival with this host, without a slash at its end: the scheme and port are those of the installation. Null: it has none. */
export function publicUrl(host: string | null): string {
  const { url, site } = env();
  if (host === null || site !== null) return url;
  const { protocol, port } = new URL(url);
  return `${protocol}//${host}${port && `:${port}`}`;
}

/** A row that holds: this server heard itself under it, and it was not given up. */
export const isHolding = and(isNull(hosts.leftAt), isNotNull(hosts.answeredAt));

/** A festival that is, or was, read under a host. */
export type Hosted = Readonly<{ slug: string; isLeft: boolean; isAnswering: boolean; isPublished: boolean }>;

function prepare(db: Db) {
  const published = exists(db.select({ one: sql`1` }).from(releases).where(eq(releases.festivalId, festivals.id)));
  return {
    at: db
      .select({
        slug: festivals.slug,
        isLeft: sql<number>`${hosts.leftAt} is not null`,
        isAnswering: sql<number>`${hosts.answeredAt} is not null`,
        isPublished: sql<number>`${published}`,
      })
      .from(hosts)
      .innerJoin(festivals, eq(festivals.id, hosts.festivalId))
      .where(and(eq(hosts.host, sql.placeholder('host')), isNotNull(hosts.allowedAt)))
      .orderBy(desc(hosts.askedAt))
      .prepare(),
    of: db
      .select({ host: hosts.host })
      .from(hosts)
      .innerJoin(festivals, eq(festivals.id, hosts.festivalId))
      .where(and(eq(festivals.slug, sql.placeholder('slug')), isHolding))
      .prepare(),
  };
}

// Asked for every public request: the statements are compiled once per connection.
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();

function preparedFor(db: Db) {
  const known = statements.get(db) ?? prepare(db);
  statements.set(db, known);
  return known;
}

const isOfInstallation = (name: string) => name === new URL(env().url).hostname;

/**
 * The festivals of the host a request was sent to, the last that asked for it first. Empty for the installation's own, for one that nobody allowed, and
 * for any other: a Host header is worth what the table says of it.
 */
export function festivalsAt(sent: string | null, db: Db = getDb()): readonly Hosted[] {
  const host = hostNameOf(sent);
  if (host === '' || env().site !== null || isOfInstallation(host)) return [];
  return preparedFor(db)
    .at.all({ host })
    .map(({ slug, ...row }) => ({
      slug,
      isLeft: Boolean(row.isLeft),
      isAnswering: Boolean(row.isAnswering),
      isPublished: Boolean(row.isPublished),
    }));
}

/** The origin a request was sent to, as far as it is one of ours: that of a festival's own host, else the installation's. */
export const askedOrigin = (sent: string | null, db: Db = getDb()): string =>
  publicUrl(festivalsAt(sent, db).length > 0 ? hostNameOf(sent) : null);

/** The host this festival is read under now; null: that of the installation. */
export const hostOf = (slug: string, db: Db = getDb()): string | null => preparedFor(db).of.get({ slug })?.host ?? null;

/**
 * Where a page of this festival stands, as an origin, when it is asked for at another of its hosts: the installation's, or one it gave up. Null where it
 * stands here, and at any host that is not one of its own.
 */
export function addressElsewhere(sent: string | null, slug: string, db: Db = getDb()): string | null {
  if (env().site !== null) return null;
  const [asked, host] = [hostNameOf(sent), hostOf(slug, db)];
  if (asked === host) return null;
  if (isOfInstallation(asked)) return host && publicUrl(host);
  return festivalsAt(sent, db).some((one) => one.slug === slug && one.isLeft) ? publicUrl(host) : null;
}

/** The other origins this festival was read under, from which a browser may bring what it chose. */
export function formerUrls(festivalId: number, host: string | null, db: Db = getDb()): string[] {
  const left = db
    .select({ host: hosts.host })
    .from(hosts)
    .where(and(eq(hosts.festivalId, festivalId), isNotNull(hosts.leftAt), isNotNull(hosts.answeredAt)))
    .all();
  const others = left.map((one) => publicUrl(one.host));
  return host === null ? others : [publicUrl(null), ...others];
}
