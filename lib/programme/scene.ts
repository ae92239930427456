import type { Bilingual } from '#db/columns.ts';
import type { RunningOrder } from '#lib/events/running-order.ts';
import { gather } from '#lib/grouped.ts';
import type { DocumentEvent, DocumentOffer } from '#lib/model/documents.ts';
import { type Draft, type DraftEvent, type DraftIndex, type DraftOffer, indexDraft } from '#lib/model/draft.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { mayAnnounce, neutralTitle } from './announceable.ts';

/** The readers for whom a document is drawn. */
type Audience = 'public' | 'team';

/**
 * What happens to the times that a template proposed: published as they are, published « à
 * confirmer », or left out.
 */
export const suggestedTimes = ['confirm', 'to-confirm', 'leave-out'] as const;
export type SuggestedTimes = (typeof suggestedTimes)[number];

/** The draft with everything that drawing its séances needs, computed once. */
export type Scene = {
  draft: Draft;
  index: DraftIndex;
  /** The instant for which it is drawn. */
  at: string;
  audience: Audience;
  /**
   * Null takes every time as the draft has it: « à confirmer » where it was published so before.
   */
  suggestedTimes: SuggestedTimes | null;
  /**
   * Films whose title may not be announced, by id, with the words to show instead. Empty for the
   * team.
   */
  hidden: ReadonlyMap<number, Bilingual>;
  offersOfEvent: ReadonlyMap<number, DocumentOffer[]>;
  /**
   * The séances that were drawn already, because most look the same in the two documents. Never one
   * that hides a title or a time.
   */
  drawn: WeakMap<DraftEvent, { document: DocumentEvent; order: RunningOrder }>;
};

/** The two scenes of one release, public and team. */
export function scenesOf(draft: Draft, at: string, suggestedTimes: SuggestedTimes | null): Record<Audience, Scene> {
  const team: Scene = {
    draft,
    index: indexDraft(draft),
    at,
    audience: 'team',
    suggestedTimes,
    hidden: new Map(),
    offersOfEvent: offersByEvent(draft),
    drawn: new WeakMap(),
  };
  return { team, public: { ...team, audience: 'public', hidden: hiddenFilms(draft, at) } };
}

/**
 * Films whose title may not be announced at this instant, by id, with the words to show instead.
 */
export function hiddenFilms(draft: Draft, at: string): Map<number, Bilingual> {
  const today = dateOfInstant(at, draft.festival.timeZone);
  const hidden = draft.films.filter((film) => !mayAnnounce(film, today));
  return new Map(hidden.map((film) => [film.id, text(neutralTitle(film))]));
}

function offersByEvent(draft: Draft): Map<number, DocumentOffer[]> {
  const found = new Map<number, DocumentOffer[]>();
  for (const row of draft.offers) {
    if (row.eventId !== null) gather(found, row.eventId, drawOffer(row));
  }
  return found;
}

/** A bilingual text with its keys in a fixed order, so that equal texts become equal bytes. */
export function text(value: Bilingual): Bilingual {
  const both: Bilingual = {};
  if (value.fr?.trim()) both.fr = value.fr;
  if (value.en?.trim()) both.en = value.en;
  return both;
}

export const drawOffer = (offer: DraftOffer): DocumentOffer => ({
  kind: offer.kind,
  label: text(offer.label),
  price: text(offer.price),
  address: offer.address,
  opensAt: offer.opensAt,
});
