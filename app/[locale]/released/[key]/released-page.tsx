import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { env } from '../../../../lib/env.ts';
import { isLocale, otherLocale } from '../../../../lib/i18n/locale.ts';
import { programmeBase } from '../../../../lib/i18n/paths.ts';
import { releasedOfKey } from '../../../../lib/programme/public-key.ts';
import { formatDate, formatDateRange } from '../../../../lib/time/format.ts';
import type { Step } from '../../../_components/programme/linked-data.tsx';
import { type Here, type Programme, programmeOf } from '../../../_components/programme/programme.ts';

type Place = { locale: string; key: string };
export type ReleasedProps<P = unknown> = { params: Promise<Place & P> };
export type Numbered = { number: string };

/** The programme a page is drawn from. The proxy has checked the address, so a miss is a race that nobody sees twice. */
export async function releasedProgramme<P>({ params }: ReleasedProps<P>): Promise<{ programme: Programme; params: P }> {
  const { locale, key, ...rest } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const released = releasedOfKey(key);
  if (!released) notFound();
  const { document } = released;
  const programme = programmeOf({
    document,
    locale,
    base: programmeBase(locale, document.festival.slug),
    siteUrl: env().url,
  });
  return { programme, params: rest as P };
}

/** The thing with this number; 404 when the release has none. */
export function numbered<T>(things: ReadonlyMap<number, T>, { number }: Numbered): T {
  const thing = things.get(Number(number));
  if (thing === undefined) notFound();
  return thing;
}

/** Title, description, canonical address and the same page in the other language. A demonstration is for no search engine. */
export function releasedMetadata(programme: Programme, here: Here, title?: string): Metadata {
  const { document, locale, t, say, siteUrl, paths, otherPaths } = programme;
  const { festival } = document;
  const values = { festival: say(festival.name), dates: formatDateRange(festival.startsOn, festival.endsOn, locale) };
  return {
    metadataBase: siteUrl === null ? null : new URL(siteUrl),
    title: title === undefined ? t('titleOfHome', values) : t('titleOf', { title, festival: values.festival }),
    description: t('description', values),
    alternates: {
      canonical: here(paths),
      languages: { [locale]: here(paths), [otherLocale(locale)]: here(otherPaths) },
    },
    ...(festival.isDemonstration ? { robots: { index: false } } : {}),
  };
}

/** The day of a page, as a step on the way to it. */
export const dayStep = ({ locale, paths }: Programme, date: string): Step => ({
  name: formatDate(date, locale, 'long'),
  path: paths.day(date),
});
