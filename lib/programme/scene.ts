import type { Bilingual } from '#db/columns.ts';
import type { RunningOrder } from '#lib/events/running-order.ts';
import { filmTitle } from '#lib/films/title.ts';
import { gather } from '#lib/grouped.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent, DocumentOffer, PublicDocument } from '#lib/model/documents.ts';
import {
  type Draft,
  type DraftEvent,
  type DraftFilm,
  type DraftIndex,
  type DraftOffer,
  indexDraft,
} from '#lib/model/draft.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { isToTakePlace } from './day.ts';

/*
 * What a release is drawn from: the draft as the public and as the team may read it, and the words
 * that would give away a title that may not be announced.
 */

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
  /** The séances that the public reads as planned, by number: what it reads stays public. */
  announced: ReadonlyMap<number, DocumentEvent>;
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
export function scenesOf(
  draft: Draft,
  at: string,
  suggestedTimes: SuggestedTimes | null,
  previous: PublicDocument | null,
): Record<Audience, Scene> {
  const team: Scene = {
    draft,
    index: indexDraft(draft),
    at,
    audience: 'team',
    suggestedTimes,
    announced: byNumber((previous?.events ?? []).filter(isToTakePlace)),
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

/**
 * Whether a séance shows a film that is `hidden`. Asks the film itself: a title may have no words
 * (« ★ »), and then there is no secret to look for.
 */
export const hidesFilm = ({ items }: DraftEvent, hidden: Pick<ReadonlySet<number>, 'has'>): boolean =>
  items.some(({ filmId }) => filmId !== null && hidden.has(filmId));

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

/**
 * Whether the title of `film` may be public on `today`, a date in the festival's zone (« titre
 * annonçable »).
 */
function mayAnnounce(film: Pick<DraftFilm, 'announceable' | 'announceableFrom'>, today: string): boolean {
  if (film.announceable === 'yes') return true;
  // « From » without a date never allows the title.
  return film.announceable === 'from' && film.announceableFrom !== null && film.announceableFrom <= today;
}

/** What stands in the place of a title that may not be announced. */
function neutralTitle(film: Pick<DraftFilm, 'neutralTitle'>): Bilingual {
  if (!isEmpty(film.neutralTitle)) return film.neutralTitle;
  return { fr: translator('fr', 'release')('surprise'), en: translator('en', 'release')('surprise') };
}

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** The words that would give away the hidden films of a séance: their titles and makers, folded. */
export type Secrets = readonly string[];

const NO_SECRETS: Secrets = [];

/** The secrets of the films of `event` that are in `hidden` (film ids). */
export function secretsOf(event: DraftEvent, hidden: ReadonlyMap<number, unknown>, index: DraftIndex): Secrets {
  if (hidden.size === 0) return NO_SECRETS;
  const words: string[] = [];
  for (const item of event.items) {
    const film = item.filmId !== null && hidden.has(item.filmId) ? index.films.get(item.filmId) : undefined;
    if (!film) continue;
    words.push(film.originalTitle, film.title.fr ?? '', film.title.en ?? '', ...film.directors, ...film.writers);
  }
  return secretWords(words);
}

/**
 * The words in the form in which `tells` looks for them. A title without a letter (« ★ ») is kept
 * as it is.
 */
export const secretWords = (words: readonly string[]): Secrets =>
  words.map((word) => folded(word) || word.trim()).filter((word) => word !== '');

/**
 * Whether a typed text contains one of the secrets as whole words. Accents, case and punctuation do
 * not matter.
 */
export function tells(text: string, secrets: Secrets): boolean {
  if (secrets.length === 0 || text === '') return false;
  const words = ` ${folded(text)} `;
  return secrets.some((secret) => words.includes(` ${secret} `) || (folded(secret) === '' && text.includes(secret)));
}

/** Shorter secrets would be found inside too many other words. */
const LEAST_WITHIN = 4;

/**
 * Whether an address contains one of the secrets. Also finds them percent-encoded, inside longer
 * words, and written without spaces.
 */
export function addressTells(address: string, secrets: Secrets): boolean {
  if (secrets.length === 0) return false;
  const read = address.replace(/(?:%[0-9a-f]{2})+/gi, decoded);
  if (tells(read, secrets)) return true;
  const within = joinedWords(read);
  return secrets.map(joinedWords).some((secret) => secret.length >= LEAST_WITHIN && within.includes(secret));
}

const joinedWords = (text: string) => folded(text).replaceAll(' ', '');

function decoded(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return bytes;
  }
}

/** The text without each language that contains a secret. */
export function discreet(text: Bilingual, secrets: Secrets): Bilingual {
  if (secrets.length === 0) return text;
  return {
    ...(text.fr && !tells(text.fr, secrets) ? { fr: text.fr } : {}),
    ...(text.en && !tells(text.en, secrets) ? { en: text.en } : {}),
  };
}

/**
 * The words that would give away titles which may not be announced today but which older releases
 * named. They are the films that once stood in a séance whose newest parts hide what they are.
 * Documents come newest first; the first is what is public now.
 */
export function newsSecrets(documents: readonly PublicDocument[]): Secrets {
  const announced = new Set(documents[0]?.films.map(({ number }) => number));
  const isHiding = new Map<number, boolean>();
  const words = new Set<string>();
  for (const { events, films } of documents) {
    const named = byNumber(films);
    for (const { number, items } of events) {
      // A séance that is gone has no parts any more, so its last parts decide.
      if (!isHiding.has(number) && items.length > 0)
        isHiding.set(
          number,
          items.some(({ isHidden }) => isHidden),
        );
      if (!isHiding.get(number)) continue;
      for (const { film: shown } of items) {
        const film = shown === null || announced.has(shown) ? undefined : named.get(shown);
        if (!film) continue;
        for (const word of [...Object.values(filmTitle(film)), film.originalTitle, ...film.directors, ...film.writers])
          words.add(word);
      }
    }
  }
  return secretWords([...words]);
}
