import { titledFilm } from '#lib/films/title.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { type ProgrammePaths, programmePaths } from '#lib/i18n/programme-paths.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { indexesOf, indexNames } from '#lib/programme/indexes.ts';
import { hasPress } from '#lib/programme/pictures-on.ts';
import type { Released } from '#lib/programme/released.ts';
import { xmlElement, xmlText } from './xml.ts';

/**
 * The most addresses in one sitemap (sitemaps.org allows 50,000); of a larger programme the last
 * ones are left out.
 */
export const MAX_URLS = 49_000;

/** A page: its path in a language, and the instant of its last change. */
type Page = { path: (paths: ProgrammePaths) => string; since: string };

const NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';

/** A programme with the instant of its last change. */
type Standing = Pick<Released, 'document' | 'changedAt'>;

/** How many pages one piece of a sitemap contains. */
const PIECE = 500;

/**
 * The pages of a programme with their addresses in every language, séances first; in pieces that
 * take some milliseconds.
 */
export function* sitemapPieces({ document, changedAt }: Standing, url: string): Iterable<string> {
  const { slug, locale: own } = document.festival;
  const inLanguage = locales.map((locale) => ({
    locale,
    paths: programmePaths(url + programmeBase(locale, slug), locale),
  }));
  const entries = ({ path, since }: Page) => {
    const addresses = inLanguage.map(({ locale, paths }) => [locale, path(paths)] as const);
    const others = [...addresses.map(alternate), alternate(['x-default', addressIn(addresses, own)])].join('');
    return addresses.map(
      ([, address]) => `<url>${xmlElement('loc', address)}${xmlElement('lastmod', since)}${others}</url>\n`,
    );
  };
  const pages = pagesOf(document, changedAt).slice(0, Math.floor(MAX_URLS / locales.length));
  yield `${DECLARATION}\n<urlset ${NAMESPACES}>\n`;
  for (let at = 0; at < pages.length; at += PIECE)
    yield pages
      .slice(at, at + PIECE)
      .flatMap(entries)
      .join('');
  yield '</urlset>\n';
}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';

/** The sitemaps of this site's festivals, each with the instant of its last change. */
export const writeSitemapIndex = (festivals: readonly { slug: string; changedAt: string }[], url: string): string =>
  [
    DECLARATION,
    `<sitemapindex ${NAMESPACES}>`,
    ...festivals.map(
      ({ slug, changedAt }) =>
        `<sitemap>${xmlElement('loc', url + sitemapPath(slug))}${xmlElement('lastmod', changedAt)}</sitemap>`,
    ),
    '</sitemapindex>',
    '',
  ].join('\n');

/** At the root, because a sitemap only covers addresses below its own folder. */
const sitemapPath = (slug: string) => `/sitemap-${slug}.xml`;

const alternate = ([language, address]: readonly [string, string]) =>
  `<xhtml:link rel="alternate" hreflang="${language}" href="${xmlText(address)}"/>`;

const addressIn = (addresses: readonly (readonly [Locale, string])[], locale: Locale) =>
  addresses.find(([language]) => language === locale)?.[1] ?? '';

function pagesOf(document: PublicDocument, changedAt: string): Page[] {
  const { events, days, films, people, venues, rooms, series, themes, pages = [] } = document;
  // Other texts of a page (an introduction, a picture, how to get there) have no date of their own:
  // a release may have changed them, or a withdrawal since, which may concern a séance too.
  const sinceOf = (event: DocumentEvent) => (changedAt > document.publishedAt ? changedAt : event.changedAt);
  const page = (path: Page['path'], since = changedAt): Page => ({ path, since });
  const has = indexesOf(document);
  return [
    page((paths) => paths.home()),
    page((paths) => paths.changes()),
    page((paths) => paths.openData()),
    ...(hasPress(document) ? [page((paths) => paths.press())] : []),
    ...pages.map((own) => page((paths) => paths.page(own))),
    ...indexNames.filter((name) => has[name]).map((name) => page((paths) => paths[name]())),
    ...days.map(({ date }) => page((paths) => paths.day(date))),
    ...events.map((event) => page((paths) => paths.event(event), sinceOf(event))),
    ...films.map((film) => page((paths) => paths.film(titledFilm(film)))),
    ...people.map((person) => page((paths) => paths.person(person))),
    ...themes.map((theme) => page((paths) => paths.theme(theme))),
    ...series.map((row) => page((paths) => paths.series(row))),
    ...rooms.map((room) => page((paths) => paths.room(room))),
    ...venues.map((venue) => page((paths) => paths.venue(venue))),
  ];
}
