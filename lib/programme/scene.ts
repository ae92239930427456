import type { Bilingual } from '../../db/columns.ts';
import { fromInstant } from '../time/wall-clock.ts';
import { mayAnnounce, neutralTitle } from './announceable.ts';
import type { DocumentOffer } from './documents.ts';
import { type Draft, type DraftIndex, type DraftOffer, indexDraft } from './draft.ts';

/** Who a document is drawn for. */
export type Audience = 'public' | 'team';

/** What happens to the times a template proposed: taken as they are, published « à confirmer », or left out. */
export const suggestedTimes = ['confirm', 'to-confirm', 'leave-out'] as const;
export type SuggestedTimes = (typeof suggestedTimes)[number];

/** The draft with what drawing every séance of it needs, found once. */
export type Scene = {
  draft: Draft;
  index: DraftIndex;
  audience: Audience;
  suggestedTimes: SuggestedTimes;
  /** Films whose title may not be announced, by id, with what stands in its place. Empty for the team. */
  hidden: ReadonlyMap<number, Bilingual>;
  offersOfEvent: ReadonlyMap<number, DocumentOffer[]>;
};

export function sceneOf(draft: Draft, audience: Audience, at: string, suggestedTimes: SuggestedTimes): Scene {
  const hidden = new Map<number, Bilingual>();
  if (audience === 'public') {
    const today = fromInstant(at, draft.festival.timeZone).slice(0, 10);
    for (const film of draft.films) if (!mayAnnounce(film, today)) hidden.set(film.id, text(neutralTitle(film)));
  }
  const offersOfEvent = new Map<number, DocumentOffer[]>();
  for (const row of draft.offers) {
    if (row.eventId !== null)
      offersOfEvent.set(row.eventId, [...(offersOfEvent.get(row.eventId) ?? []), drawOffer(row)]);
  }
  return { draft, index: indexDraft(draft), audience, suggestedTimes, hidden, offersOfEvent };
}

/** A bilingual text in one fixed form, so that equal texts are equal bytes. */
export function text(value: Bilingual): Bilingual {
  return { ...(value.fr?.trim() ? { fr: value.fr } : {}), ...(value.en?.trim() ? { en: value.en } : {}) };
}

export const drawOffer = (offer: DraftOffer): DocumentOffer => ({
  kind: offer.kind,
  label: text(offer.label),
  price: text(offer.price),
  address: offer.address,
  opensAt: offer.opensAt,
});
