import type { Bilingual } from '#db/columns.ts';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { discreet, type Secrets, tells } from './announceable.ts';
import { type Difference, isOfPlaces } from './difference.ts';
import { differenceSentence, placesSentence } from './difference-sentences.ts';
import type { ToldProgramme } from './told.ts';

/** A release as it was published, and what it said differently from the one before. */
export type ToldRelease = Readonly<{
  number: number;
  /** ISO instant. */
  at: string;
  note: Bilingual;
  /** When a name was taken out of it, or changed in it. */
  changedAt?: string;
  /** Whether there was none before it, so that everything was new. */
  isFirst: boolean;
  told: ToldProgramme;
}>;

/** One sentence of the news, about one séance that has a page. */
export type NewsLine = Readonly<{ event: number; title: Bilingual; say: (locale: Locale, manner?: Voice) => string }>;

/** What one release brought, as the public may read it today. */
export type News = Readonly<
  Omit<ToldRelease, 'told'> & {
    /** Séances that take place, in this release. */
    count: number;
    lines: readonly NewsLine[];
    /** How many other séances and places changed, beyond the limit of `lines`. */
    more: number;
  }
>;

/**
 * The news, in the order of the releases, for readers of `current`. A title that was announced once
 * and may not be any more (`secrets`) appears nowhere: neither in a sentence about an older release
 * nor in its note.
 */
export function newsOf(releases: readonly ToldRelease[], current: PublicDocument, secrets: Secrets): News[] {
  const titles = new Map(current.events.map(({ number, title }) => [number, title]));
  return releases.map(({ told, ...release }) => {
    const lines = told.differences.flatMap((one) => lineOf(one, titles.get(one.number), secrets));
    const more = told.changed - told.differences.length;
    return { ...release, note: discreet(release.note, secrets), count: told.count, lines, more };
  });
}

function lineOf(difference: Difference, title: Bilingual | undefined, secrets: Secrets): NewsLine[] {
  // The reader will find the séance under the title it has today.
  const say = isOfPlaces(difference) ? placesSentence : differenceSentence;
  return title ? [{ event: difference.number, title, say: sayDiscreetly(difference, title, secrets, say) }] : [];
}

/**
 * The sentence of a difference for readers who know the séance as `title`. Where the sentence would
 * contain a secret, it only says that something changed.
 */
export const sayDiscreetly =
  (difference: Difference, title: Bilingual, secrets: Secrets, say = differenceSentence): NewsLine['say'] =>
  (locale, manner) => {
    const sentence = say(difference, locale, manner);
    if (!tells(sentence, secrets)) return sentence;
    return translator(locale, 'pages')('changedDiscreetly', { title: inLocale(title, locale) });
  };
