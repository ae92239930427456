import { inOtherLocale } from '#app/_components/site-header.tsx';
import { type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { picturePath } from '#lib/i18n/paths.ts';
import { feedPaths, programmePaths } from '#lib/i18n/programme-paths.ts';
import { sentencesIn } from '#lib/i18n/sentences.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { DocumentEvent, DocumentPicture, PublicDocument } from '#lib/model/documents.ts';
import { type SentFormat, sentName, type Width } from '#lib/pictures/sizes.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { typeset } from '#lib/time/format.ts';

type ProgrammePaths = ReturnType<typeof programmePaths>;

/** Names a page in either language: `(paths) => paths.event(event)`. */
export type Here = (paths: ProgrammePaths) => string;

/** A séance and the programme it is of. */
export type EventProps = { programme: Programme; event: DocumentEvent };

type ProgrammeOptions = {
  document: PublicDocument;
  locale: Locale;
  /** Where the programme stands in this language, without a slash at its end. */
  base: string;
  /**
   * The public address of the site, for calendars and canonical links; null where there are none (a
   * preview).
   */
  siteUrl: string | null;
  /** Of what is published, where a server answers what is asked by it. */
  publicKey?: string | null;
  isServed?: boolean;
  /** The secret of the link a preview is seen by: its pictures answer whoever has it. */
  preview?: string;
};

/**
 * What every component of a programme needs: the document and how to find things in it, the
 * language, its sentences as they are set for reading, and where its pages stand. The public pages
 * make one, the preview makes another with its own base.
 */
export type Programme = Readonly<{
  document: PublicDocument;
  index: DocumentIndex;
  locale: Locale;
  paths: ProgrammePaths;
  /** The same pages in the other language. */
  otherPaths: ProgrammePaths;
  siteUrl: string | null;
  /** Where a picture stands, in one of its sizes. */
  pictureAt: (picture: Pick<DocumentPicture, 'hash'>, width: Width, format: SentFormat) => string;
  /**
   * Names the times of the programme, and what is drawn; null in a preview and where pages are
   * plain files.
   */
  publicKey: string | null;
  /** Null where there are no calendars. */
  feeds: ReturnType<typeof feedPaths> | null;
  /**
   * Whether séances have a star: not in a preview, nor once the festival is over, nor in a frame of
   * another site, where browsers keep choices apart from the reader's own.
   */
  canChoose: boolean;
  /**
   * Whether a server answers what is asked on its pages; not where they are plain files
   * (`lib/site/`).
   */
  isServed: boolean;
  t: ReturnType<typeof publicSentences>;
  terms: ReturnType<typeof termSentences>;
  /** Sentences of search and filters. */
  f: ReturnType<typeof filterSentences>;
  /** A text of the document in the reader's language, else in the other, set for reading. */
  say: (text: Bilingual | string) => string;
}>;

/** The sentences of a programme, also where there is no document yet. */
export const publicSentences = (locale: Locale) => sentencesIn(locale, 'public');

const termSentences = (locale: Locale) => sentencesIn(locale, 'terms');

const filterSentences = (locale: Locale) => sentencesIn(locale, 'filters');

/**
 * The sentences of the pages around the séances: themes, series, rooms, what is new, legal texts.
 */
export const pageSentences = ({ locale }: Pick<Programme, 'locale'>) => sentencesIn(locale, 'pages');

/** Sentences about what holds today: delays, places, notices. */
export const liveSentences = ({ locale }: Pick<Programme, 'locale'>) => sentencesIn(locale, 'live');

/**
 * Sentences of a programme outside its own pages: in the hall, on paper, in a text, in another
 * site.
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
    t: publicSentences(locale),
    terms: termSentences(locale),
    f: filterSentences(locale),
    say: (text) => (typeof text === 'string' ? typeset(text, locale) : typesetIn(text, locale)),
  };
}
