import { eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import { secretLinks } from '#lib/accounts/secret-links.ts';
import { type Resolved, resolveAccessToken } from '#lib/accounts/tokens.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { frozenDraft } from './frozen-draft.ts';

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
