import { and, desc, eq, isNull } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '../../db/client.ts';
import { accessTokens, festivals, users } from '../../db/schema/index.ts';
import { createAccessToken, type Resolved, resolveAccessToken, revokeAccessToken } from '../accounts/tokens.ts';
import type { Authorized } from '../authorized.ts';
import type { Festival } from '../festivals/access.ts';
import type { PublicDocument } from './documents.ts';
import { frozenDraft } from './frozen-draft.ts';

type Publisher = Authorized<Festival, 'publish'>;

/** More links than this at once are not a preview but a leak. */
export const MAX_PREVIEW_LINKS = 50;

export type PreviewLink = { id: number; label: string; by: string; createdAt: string };

/** The preview links that still open, newest first. Their tokens are in no row. */
export function previewLinks(festival: Publisher, db: Db | Tx = festival.db): PreviewLink[] {
  return db
    .select({ id: accessTokens.id, label: accessTokens.label, by: users.name, createdAt: accessTokens.createdAt })
    .from(accessTokens)
    .leftJoin(users, eq(users.id, accessTokens.createdBy))
    .where(
      and(eq(accessTokens.festivalId, festival.id), eq(accessTokens.kind, 'preview'), isNull(accessTokens.revokedAt)),
    )
    .orderBy(desc(accessTokens.id))
    .limit(MAX_PREVIEW_LINKS)
    .all()
    .map((row) => ({ ...row, by: row.by ?? '' }));
}

/** A secret link to the draft as the public would see it. Its token can be shown once, now. */
export function createPreviewLink(
  festival: Publisher,
  { label }: { label: string },
  now: string,
): { ok: true; id: number; token: string } | { ok: false; reason: 'tooMany' } {
  return write(festival.db, (tx) => {
    if (previewLinks(festival, tx).length >= MAX_PREVIEW_LINKS) return { ok: false, reason: 'tooMany' };
    const { id: festivalId, actor } = festival;
    return { ok: true, ...createAccessToken(tx, { kind: 'preview', festivalId, actor, label }, now) };
  });
}

/** The link opens nothing any more. Throws notFound for a link of another festival. */
export function revokePreviewLink(festival: Publisher, id: number, now: string): void {
  write(festival.db, (tx) =>
    revokeAccessToken(tx, { festivalId: festival.id, id, kind: 'preview' }, festival.actor, now),
  );
}

/** What a preview link opens: the draft as the public would see it now. */
export function previewOfLink(
  token: string,
  now: string,
  db: Db = getDb(),
): { ok: true; document: PublicDocument } | Extract<Resolved, { ok: false }> {
  const found = resolveAccessToken('preview', token, db, now);
  if (!found.ok) return found;
  const festival =
    found.row.festivalId === null
      ? undefined
      : db.select().from(festivals).where(eq(festivals.id, found.row.festivalId)).get();
  if (!festival) return { ok: false, reason: 'unknown' };
  return { ok: true, document: frozenDraft(festival, now, db).next.public };
}
