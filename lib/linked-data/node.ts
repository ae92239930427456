import { clip } from '#lib/feeds/clip.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { programmePaths } from '#lib/i18n/programme-paths.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import type { DocumentIndex } from '#lib/programme/document-index.ts';
import { plainOf } from '#lib/text/plain.ts';

/** A thing of schema.org. */
export type LinkedNode = Readonly<{ '@type': string; [property: string]: unknown }>;

/** The data from which a page is described. Absolute addresses are `siteUrl` followed by a path. */
export type LinkedPage = Readonly<{
  index: DocumentIndex;
  locale: Locale;
  siteUrl: string;
  paths: ReturnType<typeof programmePaths>;
}>;

/** A node without empty properties: null, undefined, '' and []. */
export function node(type: string, properties: Readonly<Record<string, unknown>>): LinkedNode {
  const stated = Object.entries(properties).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return { '@type': type, ...Object.fromEntries(stated) };
}

/**
 * A text as it was typed, in the page's language or else the other. It is not typeset, because
 * machines read it.
 */
export const nodeTextOf = ({ locale }: LinkedPage, text: Bilingual | null | undefined): string =>
  inLocale(text, locale);

/** Search engines read only the beginning, and a page should not contain a long text twice. */
const MAX_DESCRIBED = 1500;

export const describedBy = (page: LinkedPage, text: Bilingual): string =>
  clip(plainOf(nodeTextOf(page, text)), MAX_DESCRIBED);
