import type { Metadata } from 'next';
import type { MessageKeys, Messages, NamespaceKeys, NestedKeyOf, NestedValueOf } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { doorPage } from './refusal.tsx';

/** What stands behind the question mark of an address. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What the tab of a page says, where its every address has the same. */
export const titling =
  (metadataOf: (title: string) => Metadata) =>
  <N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
    namespace: N,
    key: MessageKeys<NestedValueOf<Messages, N>, NestedKeyOf<NestedValueOf<Messages, N>>>,
  ) =>
  async (): Promise<Metadata> =>
    metadataOf((await getTranslations(namespace as never))(key as never));

/** Of a page that belongs to no festival; search engines are not shown it. */
export const siteTitled = titling((title) => ({ title: `${title} · Lanterne`, robots: { index: false } }));

type Props<Segment extends string> = {
  params: Promise<Record<Segment | 'locale', string>>;
  searchParams: Promise<Query>;
};

/** What a page that belongs to no festival is drawn from. */
type OpenedOfSite<Segment extends string> = Readonly<{
  locale: Locale;
  paths: ReturnType<typeof sitePaths>;
  segments: Readonly<Record<Segment, string>>;
  query: Query;
}>;

/** Such a page, in the language of its address. */
export const sitePage = <Segment extends string = never>(draw: (opened: OpenedOfSite<Segment>) => Promise<ReactNode>) =>
  doorPage(async ({ params, searchParams }: Props<Segment>) => {
    const segments = await params;
    const locale = readLocale(segments.locale);
    return draw({ locale, paths: sitePaths(locale), segments, query: await searchParams });
  });
