import type { Db, Tx } from '#db/client.ts';
import { eventsChangedSince } from '#lib/draft/last-change.ts';
import { festivalRow } from '#lib/draft/queries.ts';
import type { Draft, DraftEvent, DraftOffer } from '#lib/model/draft.ts';
import { readEvents } from './root.ts';

/** A draft that was made of an earlier one, and the numbers of the séances that may say something else than in that. */
export type DraftSince = Readonly<{ draft: Draft; numbers: ReadonlySet<number> }>;

/** More séances than these are read sooner with all of the draft. */
const MAX_READ = 1000;

/**
 * The draft as it is now, of which `draft` is how it was at the change `since`: only what changed is read, as each change names the séance it is of. Null where
 * something else than séances changed, or too many did: then all of it has to be read.
 */
export function draftSince(draft: Draft, since: number, db: Db | Tx): DraftSince | null {
  const { id: festivalId } = draft.festival;
  const ids = eventsChangedSince(festivalId, since, db);
  if (!ids || ids.length > MAX_READ) return null;
  const changed = new Set(ids);
  const read = [...readEvents(db, festivalId, ids).values()];
  const offers = read.flatMap((root) => root.offers);
  const events = read.map(({ offers: _, ...event }): DraftEvent => event);
  const isOther = ({ id }: DraftEvent) => !changed.has(id);
  const now = {
    ...draft,
    festival: festivalRow(festivalId, db),
    events: [...draft.events.filter(isOther), ...events].sort(byStart),
    offers: [...draft.offers.filter(({ eventId }) => eventId === null || !changed.has(eventId)), ...offers].sort(
      byPosition,
    ),
  };
  // What continues a séance says its title.
  const isTouched = ({ id, continuesEventId }: DraftEvent) =>
    changed.has(id) || (continuesEventId !== null && changed.has(continuesEventId));
  const touched = [...draft.events.filter(isTouched), ...now.events.filter(isTouched)];
  return { draft: now, numbers: new Set(touched.map(({ number }) => number)) };
}

/** As the whole draft is read: those without a time first. */
function byStart(a: DraftEvent, b: DraftEvent): number {
  const [one, other] = [a.startsAt ?? '', b.startsAt ?? ''];
  return one < other ? -1 : one > other ? 1 : a.number - b.number;
}

const byPosition = (a: DraftOffer, b: DraftOffer) => a.position - b.position || a.id - b.id;
