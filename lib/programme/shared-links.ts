import { eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import { type Resolved, resolveAccessToken, secretLinks } from '#lib/accounts/tokens.ts';
import type { PublicDocument, TeamDocument } from '#lib/model/documents.ts';
import type { AuthorizedSheets } from '#lib/policy.ts';
import { frozenDraft } from './frozen-draft.ts';
import { teamDocumentOf } from './released.ts';

/** Secret links to the room sheets. */
export const teamLinks = secretLinks<'team-links'>('team');

type SheetsOpened = { ok: true; who: AuthorizedSheets } | Extract<Resolved, { ok: false }>;

/** The festival on whose behalf a link to the room sheets may act. `now` is an ISO instant. */
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

type TeamOpened = {
  ok: true;
  who: AuthorizedSheets;
  /** Null while nothing was ever published: the draft is shown only at the desk. */
  document: TeamDocument | null;
};

/**
 * What a link to the room sheets shows: the team document of the current release, never the draft.
 * `now` is an ISO instant.
 */
export function teamOf(token: string, now: string, db: Db = getDb()): TeamOpened | Extract<Resolved, { ok: false }> {
  const opened = authorizeSheets(token, now, db);
  return opened.ok ? { ...opened, document: teamDocumentOf(opened.who.id, db) } : opened;
}

/** Secret links to the draft as the public would see it. */
export const previewLinks = secretLinks<'publish'>('preview');

/** What a preview link shows: the draft as the public would see it now. */
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
