import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { Remit, Role, TokenKind } from '#db/enums.ts';
import { accessTokens, users } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { orNotFound } from '#lib/errors.ts';
import { recordChange } from '#lib/history/record.ts';
import { type ClientKey, earlierTry, keyOf } from '#lib/history/roots.ts';
import type { Actor, Authorized, Permission } from '#lib/policy.ts';

export type AccessToken = Readonly<typeof accessTokens.$inferSelect>;

/** The form of a token in the address of a secret link; anything else is not looked up. */
const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** Whether the text has the form of a token. */
export const isToken = (text: string): boolean => TOKEN.test(text);

/**
 * 128 random bits for an address (22 characters of base64url), and their hash, which is what is
 * stored.
 */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(16).toString('base64url');
  return { token, hash: sha256Of(token) };
}

type NewAccessToken = {
  kind: TokenKind;
  /** Null only for the link that creates the first account. */
  festivalId: number | null;
  label?: string;
  /** The role an invitation gives. */
  role?: Role | null;
  /** The themes and rooms of a programmer's role. */
  remit?: Remit | null;
  actor: Actor | null;
  /** ISO instant; null means until it is revoked. */
  expiresAt?: string | null;
  /** The key of the form that creates it; a second post of the form creates no second link. */
  clientKey?: ClientKey;
};

/**
 * Creates a secret link inside `tx`, with its change row. `token` is stored in no row: it can be
 * shown once, now.
 */
export function createAccessToken(tx: Tx, input: NewAccessToken, now: string): { id: number; token: string } {
  const { token, hash } = newToken();
  const { actor, label = '', role = null, remit = null, expiresAt = null, kind, festivalId } = input;
  const row = tx
    .insert(accessTokens)
    .values({
      kind,
      festivalId,
      label,
      role,
      remit,
      expiresAt,
      tokenHash: hash,
      createdBy: actor?.userId ?? null,
      createdAt: now,
    })
    .returning()
    .get();
  const clientKey = festivalId === null ? null : keyOf(festivalId, input.clientKey);
  recordChange(tx, { ...change(row, actor, now, 'created', null, row), clientKey });
  return { id: row.id, token };
}

export type Resolved =
  | { ok: true; row: AccessToken }
  | { ok: false; reason: 'unknown' | 'revoked' | 'expired' | 'used' };

/**
 * The row of a secret link of this kind, or why it opens nothing: `unknown` answers 404, the others
 * 410. Reading never uses it up. `now` is an ISO instant.
 */
export function resolveAccessToken(
  kind: TokenKind,
  token: string,
  db: Db | Tx = getDb(),
  now: string = new Date().toISOString(),
): Resolved {
  if (!isToken(token)) return { ok: false, reason: 'unknown' };
  const row = db
    .select()
    .from(accessTokens)
    .where(and(eq(accessTokens.tokenHash, sha256Of(token)), eq(accessTokens.kind, kind)))
    .get();
  if (!row) return { ok: false, reason: 'unknown' };
  if (row.revokedAt !== null) return { ok: false, reason: 'revoked' };
  if (row.usedAt !== null) return { ok: false, reason: 'used' };
  if (row.expiresAt !== null && row.expiresAt <= now) return { ok: false, reason: 'expired' };
  return { ok: true, row };
}

/**
 * The festival that a secret link opens, or opened before it was closed; null for an unknown token.
 */
export function festivalOfToken(kind: TokenKind, token: string): number | null {
  if (!isToken(token)) return null;
  const own = and(eq(accessTokens.tokenHash, sha256Of(token)), eq(accessTokens.kind, kind));
  return getDb().select({ id: accessTokens.festivalId }).from(accessTokens).where(own).get()?.id ?? null;
}

/**
 * Uses a one-time link up, inside the transaction of what it is for, so that two uses at the same
 * time cannot both succeed.
 */
export function consumeAccessToken(tx: Tx, kind: TokenKind, token: string, now: string): Resolved {
  const found = resolveAccessToken(kind, token, tx, now);
  if (!found.ok) return found;
  const row = tx
    .update(accessTokens)
    .set({ usedAt: now })
    .where(and(eq(accessTokens.id, found.row.id), isNull(accessTokens.usedAt)))
    .returning()
    .get();
  return row ? { ok: true, row } : { ok: false, reason: 'used' };
}

/**
 * Closes a link of this festival for good, with its change row. Throws notFound. A second time
 * changes nothing.
 */
export function revokeAccessToken(
  tx: Tx,
  which: { festivalId: number; id: number; kind: TokenKind },
  actor: Actor,
  now: string,
  batch?: string,
): void {
  const own = and(
    eq(accessTokens.festivalId, which.festivalId),
    eq(accessTokens.id, which.id),
    eq(accessTokens.kind, which.kind),
  );
  const before = orNotFound(tx.select().from(accessTokens).where(own).get());
  if (before.revokedAt !== null) return;
  const after = tx.update(accessTokens).set({ revokedAt: now }).where(own).returning().get();
  recordChange(tx, { ...change(before, actor, now, 'revoked', before, after), ...(batch ? { batch } : {}) });
}

/** The history keeps the purpose of a link, never its hash. */
function change(
  row: AccessToken,
  actor: Actor | null,
  at: string,
  verb: string,
  before: AccessToken | null,
  after: AccessToken | null,
) {
  const shown = (token: AccessToken | null) => {
    if (!token) return null;
    const { tokenHash: _, ...rest } = token;
    return rest;
  };
  return {
    festivalId: row.festivalId,
    actor,
    at,
    verb,
    entity: 'token' as const,
    entityId: row.id,
    before: shown(before),
    after: shown(after),
  };
}

/** More open links of one kind than this are not for a team but a leak. */
export const MAX_SECRET_LINKS = 50;

export type SecretLink = { id: number; label: string; by: string; createdAt: string };
type Made = { ok: true; id: number; token: string } | { ok: false; reason: 'tooMany' | 'made' };
type NewLink = Pick<NewAccessToken, 'role' | 'remit' | 'expiresAt' | 'clientKey'> & { label: string };

/**
 * The secret links of one kind for a festival, which whoever may do `P` creates: an invitation, a
 * preview, the room sheets. Their tokens are stored in no row. `now` is an ISO instant.
 */
export const secretLinks = <P extends Permission>(kind: TokenKind) => ({
  /** The links that are still open, newest first. */
  open: ({ id, db }: Authorized<P>, now: string): SecretLink[] =>
    openLinks(id, kind, now, db).map(({ token, by }) => ({
      id: token.id,
      label: token.label,
      by,
      createdAt: token.createdAt,
    })),

  /**
   * Creates a link that is valid until it is revoked, used or expired. Its token can be shown once,
   * now; a second post of the same form is told that the link exists already.
   */
  create: ({ id: festivalId, actor, db }: Authorized<P>, input: NewLink, now: string): Made =>
    write(db, (tx) => {
      if (earlierTry(tx, festivalId, 'token', input.clientKey)) return { ok: false, reason: 'made' };
      if (openLinks(festivalId, kind, now, tx).length >= MAX_SECRET_LINKS) return { ok: false, reason: 'tooMany' };
      return { ok: true, ...createAccessToken(tx, { kind, festivalId, actor, ...input }, now) };
    }),

  /** Closes the link for good. Throws notFound for a link of another festival. */
  revoke: ({ id: festivalId, actor, db }: Authorized<P>, id: number, now: string): void =>
    write(db, (tx) => revokeAccessToken(tx, { festivalId, id, kind }, actor, now)),
});

/** The rows of the open links of one kind, newest first, with the maker of each. */
export const openLinks = (
  festivalId: number,
  kind: TokenKind,
  now: string,
  db: Db | Tx,
): { token: AccessToken; by: string }[] =>
  db
    .select({ token: accessTokens, by: users.name })
    .from(accessTokens)
    .leftJoin(users, eq(users.id, accessTokens.createdBy))
    .where(
      and(
        eq(accessTokens.festivalId, festivalId),
        eq(accessTokens.kind, kind),
        isNull(accessTokens.usedAt),
        isNull(accessTokens.revokedAt),
        or(isNull(accessTokens.expiresAt), gt(accessTokens.expiresAt, now)),
      ),
    )
    .orderBy(desc(accessTokens.id))
    .limit(MAX_SECRET_LINKS)
    .all()
    .map(({ token, by }) => ({ token, by: by ?? '' }));
