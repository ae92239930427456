import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { and, asc, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { festivals, hosts, memberships } from '#db/schema/index.ts';
import { secret } from '#lib/env.ts';
import { requiredLine } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { Authorized } from '#lib/policy.ts';
import { installationHost, publicUrl } from '#lib/programme/own-host.ts';
import { renewEarlierEditions, renewPublicKey } from '#lib/programme/public-key.ts';
import type { Administrator } from './installation.ts';

/*
 * A festival's own host name: how it is asked for, allowed, checked and given up.
 * programme/own-host.ts reads it for every request.
 */

/** RFC 1035 section 2.3.4: in characters. */
const MAX_HOST = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * A host in the form of the table: `programme.lueurs.fr` for `https://Programme.Lueurs.fr/`, in
 * ASCII. Empty for what is no host name.
 */
export function readHost(typed: string): string {
  const bare = typed.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  // `domainToASCII` takes these characters for the end of a name.
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
 * A festival's own host as its desk sees it: requested, allowed by an administrator of the
 * installation, or in use.
 */
export type OwnHost = Readonly<{
  host: string;
  state: 'asked' | 'allowed' | 'answers';
  /** When this server last answered under it; null: never. */
  answeredAt: string | null;
}>;

const standing = (festivalId: number) => and(eq(hosts.festivalId, festivalId), isNull(hosts.leftAt));

const rowOf = (db: Db | Tx, festivalId: number) => db.select().from(hosts).where(standing(festivalId)).get();

const shown = ({ host, allowedAt, answeredAt }: typeof hosts.$inferSelect): OwnHost => ({
  host,
  state: answeredAt !== null ? 'answers' : allowedAt !== null ? 'allowed' : 'asked',
  answeredAt,
});

/** The host that a festival has requested; null: none. */
export function ownHost({ id, db }: Authorized<'address'>): OwnHost | null {
  const row = rowOf(db, id);
  return row ? shown(row) : null;
}

/**
 * Requests a host, replacing the former one. If an administrator requests it, it is allowed at
 * once. Refused where another festival has it, unless the same person owns that one: editions share
 * a host, which leads to the latest.
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

/** Whether a festival that this account does not own has the host. */
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

/** Gives the host up: its pages redirect to the installation's from then on. */
export const leaveHost = ({ id, db }: Authorized<'address'>, now: string): void =>
  write(db, (tx) => leave(tx, id, now));

/** A host that was never in use is deleted. */
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

/** Renews the keys of the festival and of earlier editions, because the host is on their pages. */
function renewWithEarlier(tx: Tx, festivalId: number): void {
  renewPublicKey(tx, festivalId);
  renewEarlierEditions(tx, festivalId);
}

/** A host that a festival requested, for administrators of the installation. */
export type AskedHost = OwnHost & Readonly<{ festival: { slug: string; name: Bilingual } }>;

/** The hosts that festivals use or have requested. */
export const askedHosts = ({ db }: Administrator): AskedHost[] =>
  db
    .select({ row: hosts, slug: festivals.slug, name: festivals.name })
    .from(hosts)
    .innerJoin(festivals, eq(festivals.id, hosts.festivalId))
    .where(isNull(hosts.leftAt))
    .orderBy(asc(hosts.host), asc(festivals.slug))
    .all()
    .map(({ row, slug, name }) => ({ ...shown(row), festival: { slug, name } }));

/** Allows the host that this festival requested; nothing if it has requested another by now. */
export function allowHost({ db }: Administrator, { slug, host }: { slug: string; host: string }, now: string): void {
  write(db, (tx) => {
    const festival = tx.select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, slug)).get();
    if (!festival) return;
    const asked = and(standing(festival.id), eq(hosts.host, host), isNull(hosts.allowedAt));
    tx.update(hosts).set({ allowedAt: now }).where(asked).run();
  });
}

/**
 * Requests this server under the festival's host; from its first answer on, the festival uses it.
 * Null where no host is allowed. A host that answered once stays in use, because a failure of an
 * hour would redirect all readers away and back.
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

/** The address at which a server proves under which host it answers. */
export const HOST_PROOF = '/.well-known/lanterne';

/** The answer there, which only this installation gives for a host. */
export const hostToken = (host: string): string =>
  createHmac('sha256', secret()).update(`host ${host}`).digest('base64url').slice(0, 22);

/**
 * The result of requesting oneself: `unnamed` where the name does not resolve, `untrusted` where no
 * browser accepts its certificate.
 */
type HostHeard = 'answers' | 'unnamed' | 'untrusted' | 'silent' | 'other';

/** In milliseconds. */
const PATIENCE = 5000;

/**
 * Requests this server under that host, as a browser would. Only for hosts that an administrator
 * allowed, because their owner decides where they lead. Nothing of the answer is shown, and
 * redirects are not followed.
 */
export async function hearSelf(host: string): Promise<HostHeard> {
  try {
    const answer = await fetch(publicUrl(host) + HOST_PROOF, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const said = await firstOf(answer);
    return answer.status === 200 && said === hostToken(host) ? 'answers' : 'other';
  } catch (error) {
    const { code = '' } = ((error as Error).cause ?? {}) as { code?: string };
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unnamed';
    return /CERT|TLS|SSL|SIGNATURE|ISSUER/.test(code) ? 'untrusted' : 'silent';
  }
}

/** The first piece of an answer; ours is shorter than any piece. */
async function firstOf({ body }: Response): Promise<string> {
  for await (const piece of body ?? []) return Buffer.from(piece).toString('latin1');
  return '';
}
