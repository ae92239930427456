import { and, desc, eq, isNull } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '../../db/client.ts';
import { accessTokens, festivals, users } from '../../db/schema/index.ts';
import { createAccessToken, type Resolved, resolveAccessToken, revokeAccessToken } from '../accounts/tokens.ts';
import type { Authorized, AuthorizedSheets } from '../authorized.ts';
import type { Festival } from '../festivals/access.ts';
import type { TeamDocument } from './documents.ts';
import { teamDocumentOf } from './released.ts';

type Linking = Authorized<Festival, 'team-links'>;

/** More links than this at once are not a team but a leak. */
export const MAX_TEAM_LINKS = 50;

export type TeamLink = { id: number; label: string; by: string; createdAt: string };

/** The links to the room sheets that still open, newest first. Their tokens are in no row. */
export function teamLinks(festival: Linking, db: Db | Tx = festival.db): TeamLink[] {
  return db
    .select({ id: accessTokens.id, label: accessTokens.label, by: users.name, createdAt: accessTokens.createdAt })
    .from(accessTokens)
    .leftJoin(users, eq(users.id, accessTokens.createdBy))
    .where(and(eq(accessTokens.festivalId, festival.id), eq(accessTokens.kind, 'team'), isNull(accessTokens.revokedAt)))
    .orderBy(desc(accessTokens.id))
    .limit(MAX_TEAM_LINKS)
    .all()
    .map((row) => ({ ...row, by: row.by ?? '' }));
}

/** A secret link to the room sheets, until it is revoked. Its token can be shown once, now. */
export function createTeamLink(
  festival: Linking,
  { label }: { label: string },
  now: string,
): { ok: true; id: number; token: string } | { ok: false; reason: 'tooMany' } {
  return write(festival.db, (tx) => {
    if (teamLinks(festival, tx).length >= MAX_TEAM_LINKS) return { ok: false, reason: 'tooMany' };
    const { id: festivalId, actor } = festival;
    return { ok: true, ...createAccessToken(tx, { kind: 'team', festivalId, actor, label }, now) };
  });
}

/** The link opens nothing any more. Throws notFound for a link of another festival. */
export function revokeTeamLink(festival: Linking, id: number, now: string): void {
  write(festival.db, (tx) => revokeAccessToken(tx, { festivalId: festival.id, id, kind: 'team' }, festival.actor, now));
}

type SheetsOpened = { ok: true; who: AuthorizedSheets } | Extract<Resolved, { ok: false }>;

/** Whom a link to the room sheets lets act. `now` is an ISO instant. */
export function authorizeSheets(token: string, now: string, db: Db = getDb()): SheetsOpened {
  const found = resolveAccessToken('team', token, db, now);
  if (!found.ok) return found;
  const { id, label, festivalId } = found.row;
  const festival = db
    .select()
    .from(festivals)
    .where(eq(festivals.id, festivalId ?? 0))
    .get();
  if (!festival) return { ok: false, reason: 'unknown' };
  return { ok: true, who: { ...festival, db, actor: null, by: label, link: { id } } as AuthorizedSheets };
}

export type TeamOpened = {
  ok: true;
  who: AuthorizedSheets;
  /** Null while nothing was ever published: the draft is nobody's but the desk's. */
  document: TeamDocument | null;
};

/** What a link to the room sheets opens: the team document of the current release, never the draft. `now` is an ISO instant. */
export function teamOf(token: string, now: string, db: Db = getDb()): TeamOpened | Extract<Resolved, { ok: false }> {
  const opened = authorizeSheets(token, now, db);
  return opened.ok ? { ...opened, document: teamDocumentOf(opened.who.id, db) } : opened;
}
