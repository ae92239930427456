import { and, desc, eq, exists, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection, type Tx } from '#db/client.ts';
import { festivals, hosts, releases } from '#db/schema/index.ts';
import { env } from '#lib/env.ts';

/**
 * The name in a Host header as the table stores it: in lower case, without the port and a final
 * dot. Empty where no header was sent.
 */
export const hostNameOf = (sent: string | null): string =>
  (sent ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');

type Installation = Readonly<{
  url: string;
  /** The same, except for plain files: where a server answers, null where nobody said that. */
  served: string | null;
  host: string;
  /** The address before this one, and its host; null where none is known. */
  former: Readonly<{ url: string; host: string }> | null;
  isSite: boolean;
  before: string;
  behind: string;
}>;
let read: Readonly<{ said: string; installation: Installation }> | undefined;

/**
 * The installation's address from the environment. It is parsed again only when the variable
 * changes, because every public request needs it.
 */
function installation(): Installation {
  const { LANTERNE_URL, LANTERNE_FORMER_URL, LANTERNE_SITE, PORT } = process.env;
  const said = `${LANTERNE_URL} ${LANTERNE_FORMER_URL} ${LANTERNE_SITE} ${PORT}`;
  if (read?.said === said) return read.installation;
  const { url, formerUrl, site } = env();
  const { url: server } = env({ LANTERNE_URL, PORT });
  const { protocol, port, hostname } = new URL(server);
  const [served, isSite] = [site === null || LANTERNE_URL ? server : null, site !== null];
  const before = formerUrl === null ? null : { url: formerUrl, host: new URL(formerUrl).hostname };
  const former = before?.host === hostname ? null : before;
  const known = { url, served, host: hostname, former, isSite, before: `${protocol}//`, behind: port && `:${port}` };
  read = { said, installation: known };
  return known;
}

/** The name of the installation's own address, which no festival can have. */
export const installationHost = (): string => installation().host;

/**
 * The public address of a festival with this host, without a final slash; scheme and port are those
 * of the installation. Null: the festival has no host of its own.
 */
export function publicUrl(host: string | null): string {
  const { url, isSite, before, behind } = installation();
  return host === null || isSite ? url : before + host + behind;
}

/**
 * The same of a festival that is not among the plain files that are written; null where nobody said
 * at which address a server answers.
 */
export function servedUrl(host: string | null): string | null {
  const { served, before, behind } = installation();
  return host === null ? served : served && before + host + behind;
}

/** A host in use: this server has answered under it, and the festival has not given it up. */
export const isHolding = and(isNull(hosts.leftAt), isNotNull(hosts.answeredAt));

/** A festival that is or was read under a host. */
export type Hosted = Readonly<{ slug: string; isLeft: boolean; isPublished: boolean }>;

/** Condition on festivals: those that were published at least once. */
export const isReleased = (db: Db | Tx) =>
  exists(db.select({ one: sql`1` }).from(releases).where(eq(releases.festivalId, festivals.id)));

/** Part of a query of festivals: when its host last changed; null: never. */
export const hostChangedAt = (db: Db | Tx) =>
  sql<string | null>`(${db
    .select({ at: sql`max(coalesce(${hosts.leftAt}, ${hosts.answeredAt}))` })
    .from(hosts)
    .where(and(eq(hosts.festivalId, festivals.id), isNotNull(hosts.answeredAt)))})`;

// Kept prepared, because every public request runs it.
const preparedFor = perConnection((db) => ({
  at: db
    .select({
      slug: festivals.slug,
      isLeft: sql<number>`${hosts.leftAt} is not null`,
      isPublished: sql<number>`${isReleased(db)}`,
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
}));

/**
 * The festivals of the host that a request was sent to; the last one to claim the host comes first.
 * Empty for the installation's own host and for every host that was not allowed: a Host header can
 * say anything, so only the table counts.
 */
export function festivalsAt(sent: string | null, db: Db = getDb()): readonly Hosted[] {
  const host = hostNameOf(sent);
  const { isSite, host: own } = installation();
  if (host === '' || isSite || host === own) return [];
  return preparedFor(db)
    .at.all({ host })
    .map(({ slug, ...row }) => ({
      slug,
      isLeft: Boolean(row.isLeft),
      isPublished: Boolean(row.isPublished),
    }));
}

/** Whether a request was sent to the address the installation had before. */
export const isFormerInstallation = (sent: string | null): boolean => hostNameOf(sent) === installation().former?.host;

/** Whether a host is the installation's, present or former. */
export const isInstallation = (host: string): boolean => {
  const { host: own, former } = installation();
  return [own, former?.host].includes(hostNameOf(host));
};

/**
 * The origin a request was sent to, if the host belongs to a festival; else that of the
 * installation.
 */
export const askedOrigin = (sent: string | null): string =>
  publicUrl(festivalsAt(sent, getDb()).length > 0 ? hostNameOf(sent) : null);

/** The host under which this festival is read now; null: that of the installation. */
export const hostOf = (slug: string, db: Db = getDb()): string | null => preparedFor(db).of.get({ slug })?.host ?? null;

/**
 * The origin to redirect to when a page of this festival was requested under another of its hosts
 * (the installation's, also the former one, or one it gave up). Null where the page is at the right
 * host, and for hosts that do not belong to the festival.
 */
export function addressElsewhere(sent: string | null, slug: string, db: Db = getDb()): string | null {
  const { isSite, host: own } = installation();
  if (isSite) return null;
  const [asked, host] = [hostNameOf(sent), hostOf(slug, db)];
  if (asked === host) return null;
  if (asked === own) return host && publicUrl(host);
  if (isFormerInstallation(sent)) return publicUrl(host);
  return festivalsAt(sent, db).some((one) => one.slug === slug && one.isLeft) ? publicUrl(host) : null;
}

/**
 * The other origins this festival was read under. Browsers may bring their visitor's selection
 * along from them.
 */
export function formerUrls(festivalId: number, host: string | null, db: Db = getDb()): string[] {
  const left = db
    .select({ host: hosts.host })
    .from(hosts)
    .where(and(eq(hosts.festivalId, festivalId), isNotNull(hosts.leftAt), isNotNull(hosts.answeredAt)))
    .all();
  const here = publicUrl(host);
  const others = [publicUrl(null), installation().former?.url, ...left.map((one) => publicUrl(one.host))];
  return others.flatMap((url) => (url === undefined || url === here ? [] : url));
}
