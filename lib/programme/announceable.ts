import type { Bilingual } from '#db/columns.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftEvent, DraftFilm, DraftIndex } from '#lib/model/draft.ts';

/**
 * Whether the title of `film` may be public on `today`, a date in the festival's zone (« titre
 * annonçable »).
 */
export function mayAnnounce(film: Pick<DraftFilm, 'announceable' | 'announceableFrom'>, today: string): boolean {
  if (film.announceable === 'yes') return true;
  // « From » without a date never allows the title.
  return film.announceable === 'from' && film.announceableFrom !== null && film.announceableFrom <= today;
}

/** What stands in the place of a title that may not be announced. */
export function neutralTitle(film: Pick<DraftFilm, 'neutralTitle'>): Bilingual {
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
