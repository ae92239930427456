import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import type { TokenKind } from '#db/enums.ts';
import { accessTokens, users } from '#db/schema/index.ts';
import { earlierTry } from '#lib/history/roots.ts';
import type { Authorized, Permission } from '#lib/policy.ts';
import { type AccessToken, createAccessToken, type NewAccessToken, revokeAccessToken } from './tokens.ts';

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
