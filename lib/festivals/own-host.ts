import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { and, asc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { festivals, hosts, memberships } from '#db/schema/index.ts';
import type { Authorized } from '#lib/authorized.ts';
import { requiredLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { renewEarlierEditions, renewPublicKey } from '#lib/programme/new-public-key.ts';
import { installationHost } from '#lib/programme/own-host.ts';
import { type HostHeard, hearSelf } from './host-check.ts';
import type { Administrator } from './installation.ts';

/** RFC 1035 section 2.3.4: in characters. */
const MAX_HOST = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * `https://Programme.Lueurs.fr/` as the table has it: `programme.lueurs.fr`, in ASCII. Empty for
 * what is no name of a host.
 */
export function readHost(typed: string): string {
  const bare = typed.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  // What the function below reads as the end of a name, and more.
  const name = /[/?#@\\:]/.test(bare) ? '' : domainToASCII(bare).replace(/\.$/, '');
  const labels = name.split('.');
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && isIP(name) === 0 ? name : '';
}

export const hostSchema = z.object({
  host: requiredLine(MAX_HOST)
    .transform(readHost)
    .refine((host) => host !== '', 'host' satisfies FieldError)
    .refine((host) => host !== installationHost(), 'reserved' satisfies FieldError),
});

/**
 * A festival's own address as its desk sees it: asked for, allowed by who administers the
 * installation, or heard under it.
 */
export type OwnHost = Readonly<{
  host: string;
  state: 'asked' | 'allowed' | 'answers';
  /** When this server last heard itself under it; null: never. */
  answeredAt: string | null;
}>;

const standing = (festivalId: number) => and(eq(hosts.festivalId, festivalId), isNull(hosts.leftAt));

const rowOf = (db: Db | Tx, festivalId: number) => db.select().from(hosts).where(standing(festivalId)).get();

const shown = ({ host, allowedAt, answeredAt }: typeof hosts.$inferSelect): OwnHost => ({
  host,
  state: answeredAt !== null ? 'answers' : allowedAt !== null ? 'allowed' : 'asked',
  answeredAt,
});

/** The address of its own that a festival asked for; null: none. */
export function ownHost({ id, db }: Authorized<'address'>): OwnHost | null {
  const row = rowOf(db, id);
  return row ? shown(row) : null;
}

/**
 * Asks for a name, in the place of the one before. An administrator who asks has allowed it.
 * Refused where another festival has it, unless whoever asks owns that one too: editions share a
 * name, which leads to the last.
 */
export function askHost(
  festival: Authorized<'address'>,
  { host }: z.output<typeof hostSchema>,
  now: string,
): { ok: true } | { ok: false; reason: 'taken' } {
  const { id, db, actor } = festival;
  return write(db, (tx) => {
    const before = rowOf(tx, id);
    if (before?.host === host) return { ok: true } as const;
    if (!actor.isAdministrator && isOthers(tx, host, id, actor.userId)) return { ok: false, reason: 'taken' } as const;
    leave(tx, id, now);
    const asked = { askedAt: now, allowedAt: actor.isAdministrator ? now : null, answeredAt: null, leftAt: null };
    tx.insert(hosts)
      .values({ host, festivalId: id, ...asked })
      .onConflictDoUpdate({ target: [hosts.host, hosts.festivalId], set: asked })
      .run();
    return { ok: true } as const;
  });
}

/** Whether a festival this account does not own has the name. */
function isOthers(tx: Tx, host: string, festivalId: number, userId: number): boolean {
  const own = and(
    eq(memberships.festivalId, hosts.festivalId),
    eq(memberships.userId, userId),
    eq(memberships.role, 'owner'),
  );
  const other = tx
    .select({ id: hosts.festivalId })
    .from(hosts)
    .leftJoin(memberships, own)
    .where(and(eq(hosts.host, host), isNull(hosts.leftAt), ne(hosts.festivalId, festivalId), isNull(memberships.role)))
    .get();
  return other !== undefined;
}

/** Gives the address up: its pages lead to those of the installation from then on. */
export const leaveHost = ({ id, db }: Authorized<'address'>, now: string): void =>
  write(db, (tx) => leave(tx, id, now));

/** One that was never heard is nobody's address, and is forgotten. */
function leave(tx: Tx, festivalId: number, now: string): void {
  const row = rowOf(tx, festivalId);
  if (!row) return;
  if (row.answeredAt === null) {
    tx.delete(hosts).where(standing(festivalId)).run();
    return;
  }
  tx.update(hosts).set({ leftAt: now }).where(standing(festivalId)).run();
  renewWithEarlier(tx, festivalId);
}

/** Its address stands on its own pages, and on those of the editions before it. */
function renewWithEarlier(tx: Tx, festivalId: number): void {
  renewPublicKey(tx, festivalId);
  renewEarlierEditions(tx, festivalId);
}

/** A name that a festival asked for, for who administers the installation. */
export type AskedHost = OwnHost & Readonly<{ festival: { slug: string; name: Bilingual } }>;

/** The addresses festivals have or ask for. */
export const askedHosts = ({ db }: Administrator): AskedHost[] =>
  db
    .select({ row: hosts, slug: festivals.slug, name: festivals.name })
    .from(hosts)
    .innerJoin(festivals, eq(festivals.id, hosts.festivalId))
    .where(isNull(hosts.leftAt))
    .orderBy(asc(hosts.host), asc(festivals.slug))
    .all()
    .map(({ row, slug, name }) => ({ ...shown(row), festival: { slug, name } }));

/** Allows the name this festival asks for; nothing where it asks for another by now. */
export function allowHost({ db }: Administrator, { slug, host }: { slug: string; host: string }, now: string): void {
  write(db, (tx) => {
    const festival = tx.select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, slug)).get();
    if (!festival) return;
    const asked = and(standing(festival.id), eq(hosts.host, host), isNull(hosts.allowedAt));
    tx.update(hosts).set({ allowedAt: now }).where(asked).run();
  });
}

/**
 * Asks for this server under the festival's name, and from its first answer on has the festival
 * stand there. Null where there is no name that was allowed. One that answered before stays: what
 * fails for an hour would lead all readers elsewhere and back.
 */
export async function checkHost(
  { id, db }: Authorized<'address'>,
  clock: () => string,
): Promise<{ host: string; heard: HostHeard } | null> {
  const row = rowOf(db, id);
  if (!row?.allowedAt) return null;
  const { host } = row;
  const heard = await hearSelf(host);
  if (heard !== 'answers') return { host, heard };
  write(db, (tx) => {
    const same = and(standing(id), eq(hosts.host, host), isNotNull(hosts.allowedAt));
    const isFirst = tx.select().from(hosts).where(same).get()?.answeredAt === null;
    tx.update(hosts).set({ answeredAt: clock() }).where(same).run();
    if (isFirst) renewWithEarlier(tx, id);
  });
  return { host, heard };
}
