import { createHash } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { env } from '../../../../lib/env.ts';
import { isLocale, type Locale, otherLocale } from '../../../../lib/i18n/locale.ts';
import { feedPaths, programmeBase, publicDataPaths } from '../../../../lib/i18n/paths.ts';
import { drawnOfKey } from '../../../../lib/live/drawn.ts';
import type { DocumentEvent } from '../../../../lib/programme/documents.ts';
import type { Released } from '../../../../lib/programme/released.ts';
import {
  eventFacts,
  festivalFacts,
  hasShareImage,
  isPictured,
  type ShareImageFacts,
} from '../../../../lib/share-image/facts.ts';
import { now } from '../../../../lib/time/clock.ts';
import { formatDate, formatDateRange } from '../../../../lib/time/format.ts';
import type { Step } from '../../../_components/programme/linked-data.tsx';
import { type Here, type Programme, pageSentences, programmeOf } from '../../../_components/programme/programme.ts';
import { SIZE } from '../../../_server/share-image/picture.tsx';

type Place = { locale: string; key: string };
export type ReleasedProps<P = unknown> = { params: Promise<Place & P> };
export type Numbered = { number: string };

/** The programme a page is drawn from. The proxy has checked the address, so a miss is a race that nobody sees twice. */
export async function releasedProgramme<P>({
  params,
}: ReleasedProps<P>): Promise<{ programme: Programme; released: Released; params: P }> {
  const { locale, key, ...rest } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const released = drawnOfKey(key, now());
  if (!released) notFound();
  const { document, publicKey } = released;
  const { url, isKeptOffline } = env();
  const programme = programmeOf({
    document,
    locale,
    base: programmeBase(locale, document.festival.slug),
    siteUrl: url,
    publicKey: isKeptOffline ? publicKey : null,
  });
  return { programme, released, params: rest as P };
}

/** The thing with this number; 404 when the release has none. */
export function numbered<T>(things: ReadonlyMap<number, T>, { number }: Numbered): T {
  const thing = things.get(Number(number));
  if (thing === undefined) notFound();
  return thing;
}

/** A picture other sites show beside the link: its path, and what it says. */
export type Picture = { path: string; alt: string };

/**
 * Title, description, picture, canonical address and the same page in the other language; `x-default` is the festival's own. `own` is
 * what this page has that others have not. A demonstration is for no search engine and has no picture.
 */
export function releasedMetadata(
  programme: Programme,
  here: Here,
  title?: string,
  own: { picture?: Picture | undefined; description?: string } = {},
): Metadata {
  const { document, locale, t, say, siteUrl, paths } = programme;
  const { festival } = document;
  const values = { festival: say(festival.name), dates: formatDateRange(festival.startsOn, festival.endsOn, locale) };
  const wholeTitle =
    title === undefined ? t('titleOfHome', values) : t('titleOf', { title, festival: values.festival });
  const general = t('description', values);
  const description = own.description || (title === undefined ? general : `${title}. ${general}`);
  const inLanguage = (language: Locale) => here(language === locale ? paths : programme.otherPaths);
  const shown = own.picture ?? { path: festivalPicture(programme), alt: t('titleOfHome', values) };
  return {
    metadataBase: siteUrl === null ? null : new URL(siteUrl),
    title: wholeTitle,
    description,
    manifest: feedPaths(festival.slug).manifest(locale),
    alternates: {
      canonical: here(paths),
      languages: {
        [locale]: here(paths),
        [otherLocale(locale)]: inLanguage(otherLocale(locale)),
        'x-default': inLanguage(festival.locale),
      },
      types: {
        'application/atom+xml': [
          {
            url: `${feedPaths(festival.slug).changes()}?lang=${locale}`,
            title: pageSentences(programme)('changes.title'),
          },
        ],
      },
    },
    openGraph: {
      type: 'website',
      title: wholeTitle,
      description,
      url: here(paths),
      siteName: values.festival,
      locale: locale === 'fr' ? 'fr_FR' : 'en_GB',
      ...(hasShareImage(document) ? { images: [{ url: shown.path, alt: shown.alt, ...SIZE }] } : {}),
    },
    twitter: { card: hasShareImage(document) ? 'summary_large_image' : 'summary' },
    ...(festival.isDemonstration ? { robots: { index: false } } : {}),
  };
}

/** Beside this page, the same programme for programs: the calendar, a table, JSON. */
export function withData({ document, locale, t }: Programme, metadata: Metadata): Metadata {
  const { slug, locale: own } = document.festival;
  const { alternates } = metadata;
  const feeds = feedPaths(slug);
  const calendar = feeds.programme();
  return {
    ...metadata,
    alternates: {
      ...alternates,
      types: {
        ...alternates?.types,
        'text/calendar': [
          { url: locale === own ? calendar : `${calendar}?lang=${locale}`, title: t('subscribeShort') },
        ],
        'text/csv': feeds.file('programme.csv', locale === own ? undefined : locale),
        'application/json': publicDataPaths(slug).programme(),
      },
    },
  };
}

/** The picture of a séance; none where a film of it may not be named, so that the festival's own stands there. */
export function eventPicture({ document, locale, paths }: Programme, event: DocumentEvent): Picture | undefined {
  if (!isPictured(document, event)) return undefined;
  const facts = eventFacts(document, event, locale);
  const { title, when, place } = facts;
  return {
    path: versioned(paths.eventImage(event), facts),
    alt: [title, when, place].filter((text) => text !== '').join(', '),
  };
}

/** The picture of the festival as a whole: its path. */
export const festivalPicture = ({ document, locale, paths }: Programme): string =>
  versioned(paths.image(), festivalFacts(document, locale));

/** Other sites keep a picture by its address for months: it changes when what is drawn changes, and only then. */
const versioned = (path: string, facts: ShareImageFacts): string =>
  `${path}?v=${createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 10)}`;

/** The absolute address of a picture, for what machines read. */
export const pictureUrl = ({ document, siteUrl }: Programme, path: string | undefined): string | null =>
  path === undefined || siteUrl === null || !hasShareImage(document) ? null : siteUrl + path;

/** The day of a page, as a step on the way to it. */
export const dayStep = ({ locale, paths }: Programme, date: string): Step => ({
  name: formatDate(date, locale, 'long'),
  path: paths.day(date),
});
