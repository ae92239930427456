import { inOtherLocale } from '#app/_components/site-header.tsx';
import { type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { picturePath } from '#lib/i18n/paths.ts';
import { feedPaths, type ProgrammePaths, programmePaths } from '#lib/i18n/programme-paths.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import type { DocumentEvent, DocumentPicture, PublicDocument } from '#lib/model/documents.ts';
import { type SentFormat, sentName, type Width } from '#lib/pictures/sizes.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';

/** The path of a page in either language: `(paths) => paths.event(event)`. */
export type Here = (paths: ProgrammePaths) => string;

/** A séance and the programme it belongs to. */
export type EventProps = { programme: Programme; event: DocumentEvent };

type ProgrammeOptions = {
  document: PublicDocument;
  locale: Locale;
  /** The address of the programme in this language, without a slash at its end. */
  base: string;
  /**
   * The public origin of the site, for calendars and canonical links; null where there are none (a
   * preview).
   */
  siteUrl: string | null;
  /** The key of the published state, where a server answers requests made with it. */
  publicKey?: string | null;
  isServed?: boolean;
  /** The token of a preview's link, by which its pictures are served. */
  preview?: string;
};

/**
 * What every component of a programme needs: the document and ways to find things in it, the
 * language, its sentences with typography, and its addresses. Public pages make one; previews make
 * another with a base of their own.
 */
export type Programme = Readonly<{
  document: PublicDocument;
  index: DocumentIndex;
  locale: Locale;
  paths: ProgrammePaths;
  /** The addresses in the other language. */
  otherPaths: ProgrammePaths;
  siteUrl: string | null;
  /** The address of a picture in one of its sizes. */
  pictureAt: (picture: Pick<DocumentPicture, 'hash'>, width: Width, format: SentFormat) => string;
  /**
   * The key of the published state, which the times and the drawn pages are fetched by; null in a
   * preview and in plain files.
   */
  publicKey: string | null;
  /** Null where there are no calendars. */
  feeds: ReturnType<typeof feedPaths> | null;
  /**
   * Whether séances have a star: not in a preview, after the festival, nor in a frame in another
   * site, where browsers store choices separately.
   */
  canChoose: boolean;
  /** Whether a server answers these pages; false for plain files (`lib/site/`). */
  isServed: boolean;
  /**
   * The day that lists of several days begin with, earlier ones after it; null before and after the
   * festival, and where a page is kept for longer.
   */
  today: string | null;
  t: ReturnType<typeof publicSentences>;
  terms: ReturnType<typeof termSentences>;
  /** Sentences for search and filters. */
  f: ReturnType<typeof filterSentences>;
  /** A text of the document in the reader's language, else in the other, with typography. */
  say: (text: Bilingual | string) => string;
}>;

/** The sentences of a programme, also usable without a document. */
export const publicSentences = (locale: Locale) => sentencesIn(locale, 'public');

const termSentences = (locale: Locale) => sentencesIn(locale, 'terms');

const filterSentences = (locale: Locale) => sentencesIn(locale, 'filters');

/** Sentences of the pages around the séances: themes, series, rooms, news, legal texts. */
export const pageSentences = ({ locale }: Pick<Programme, 'locale'>) => sentencesIn(locale, 'pages');

/** Sentences about live facts: delays, places, notices. */
export const liveSentences = ({ locale }: Pick<Programme, 'locale'>) => sentencesIn(locale, 'live');

/**
 * Sentences of a programme outside its own pages: in a hall, on paper, as text, in another site.
 */
export const elsewhereSentences = ({ locale }: Pick<Programme, 'locale'>) => sentencesIn(locale, 'elsewhere');

/** Sentences of « Données ouvertes ». */
export const openDataSentences = ({ locale }: Pick<Programme, 'locale'>) => sentencesIn(locale, 'openData');

export function programmeOf({
  document,
  locale,
  base,
  siteUrl,
  publicKey = null,
  isServed = true,
  preview,
}: ProgrammeOptions): Programme {
  return {
    document,
    index: indexDocument(document),
    locale,
    paths: programmePaths(base, locale),
    otherPaths: programmePaths(inOtherLocale(locale, base), otherLocale(locale)),
    siteUrl,
    pictureAt: ({ hash }, width, format) => picturePath(document.festival.slug, sentName(hash, width, format), preview),
    publicKey,
    feeds: siteUrl === null ? null : feedPaths(document.festival.slug),
    canChoose: siteUrl !== null && isServed && !document.isOver,
    isServed,
    today: null,
    t: publicSentences(locale),
    terms: termSentences(locale),
    f: filterSentences(locale),
    say: (text) => (typeof text === 'string' ? typeset(text, locale) : typesetIn(text, locale)),
  };
}
