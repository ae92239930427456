import { desc, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import { env } from '#lib/env.ts';
import type { NextEdition, PublicDocument } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { isFestivalOver } from '#lib/programme/outlets.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { releasedOfKey } from '#lib/programme/public-key.ts';
import { type Released, releasedByKey, releasedBySlug } from '#lib/programme/released.ts';
import { untilWritten } from '#lib/until-written.ts';
import { settingsOf } from '#lib/volunteers/queries.ts';

/**
 * The next edition of a festival that was published on this installation; null while there is none.
 * Where there are several, the latest; where they follow each other, the last one. It holds only
 * what is public: the name and the dates of its release.
 */
export function nextEditionOf({ festivalId, host }: Pick<Released, 'festivalId' | 'host'>, db: Db): NextEdition | null {
  const seen = new Set([festivalId]);
  let next: NextEdition | null = null;
  let after = followersOf(festivalId, db);
  for (;;) {
    const found = after.find(({ id, slug }) => !seen.has(id) && releasedBySlug(slug, db));
    const released = found && releasedBySlug(found.slug, db);
    if (!found || !released) return next;
    const { name, startsOn, endsOn } = released.document.festival;
    const url = released.host === host ? {} : { url: publicUrl(released.host) };
    next = { slug: released.slug, name, startsOn, endsOn, ...url };
    seen.add(found.id);
    after = followersOf(found.id, db);
  }
}

const followersOf = (festivalId: number, db: Db) =>
  db
    .select({ id: festivals.id, slug: festivals.slug })
    .from(festivals)
    .where(eq(festivals.previousId, festivalId))
    .orderBy(desc(festivals.startsOn))
    .all();

/**
 * The data for drawing public pages: the release together with the live facts of this moment. Every
 * change of either renews the public key, so that a page cached under a key is never stale.
 * Calendars use the release without live facts.
 */
export function drawnOfKey(key: string, now: string, db: Db = getDb()): Released | null {
  const isOver = key.endsWith(OVER);
  const released = lived(releasedOfKey(isOver ? key.slice(0, -OVER.length) : key, db), now, db);
  return released && isOver ? whenOver(released, db) : released;
}

/**
 * Appended to the key in the addresses of pages once the festival is over, because cached pages
 * depend on their address only. No key ends in it.
 */
export const OVER = 'over';

/** The same for the proxy, which only ever has the current key. */
export const drawnByKey = (key: string, now: string, db: Db): Released | null => lived(releasedByKey(key, db), now, db);

/** The same for pages that are drawn for each request. */
export function drawnBySlug(slug: string, now: string, db: Db = getDb()): Released | null {
  const released = lived(releasedBySlug(slug, db), now, db);
  return released && isFestivalOver(released.document, now) ? whenOver(released, db) : released;
}

/** A site of plain files gets no live facts, because they would stay on its pages for ever. */
const lived = (released: Released | null, now: string, db: Db): Released | null =>
  released && env().site === null
    ? {
        ...released,
        document: joinable(underLive(released.document, liveFactsOf(released.festivalId, now, db)), released, db),
      }
    : released;

const joined = new WeakMap<PublicDocument, PublicDocument>();

/** Returns the same object each time, so that what is computed once per document stays valid. */
function joinable(document: PublicDocument, { festivalId }: Released, db: Db): PublicDocument {
  // Kept, because every page needs it.
  const { joining } = untilWritten(db, `joining ${festivalId}`, () => settingsOf(festivalId, db));
  if (joining === 'off') return document;
  const made = joined.get(document) ?? { ...document, isJoinable: true };
  joined.set(document, made);
  return made;
}

const over = new WeakMap<PublicDocument, { next: string; document: PublicDocument }>();

/**
 * Returns the same object until the next edition's facts change, so that what is computed once per
 * document stays valid.
 */
function whenOver(released: Released, db: Db): Released {
  const nextEdition = nextEditionOf(released, db);
  const next = JSON.stringify(nextEdition);
  let made = over.get(released.document);
  if (made?.next !== next) {
    const document = { ...released.document, isOver: true as const, ...(nextEdition && { nextEdition }) };
    made = { next, document };
    over.set(released.document, made);
  }
  return { ...released, document: made.document };
}

const kept = new WeakMap<PublicDocument, { facts: string; document: PublicDocument }>();

/**
 * The document together with these facts; the document itself where there are none. The same facts
 * return the same object, so that what is computed once per document (its index, its filters) is
 * computed once for all pages of a key.
 */
export function underLive<D extends PublicDocument>(document: D, live: LiveFacts): D {
  if (live.events.size === 0 && live.notices.length === 0) return document;
  const facts = JSON.stringify([[...live.events], live.notices]);
  const known = kept.get(document);
  if (known?.facts === facts) return known.document as D;
  const made = { ...document, live };
  kept.set(document, { facts, document: made });
  return made;
}
