import type { Metadata } from 'next';
import type { MessageKeys, Messages, NamespaceKeys, NestedKeyOf, NestedValueOf } from 'next-intl';
import { getTranslations } from 'next-intl/server';

const titling =
  (metadataOf: (title: string) => Metadata) =>
  <N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
    namespace: N,
    key: MessageKeys<NestedValueOf<Messages, N>, NestedKeyOf<NestedValueOf<Messages, N>>>,
  ) =>
  async (): Promise<Metadata> =>
    metadataOf((await getTranslations(namespace as never))(key as never));

/**
 * The title of a page of a festival's desk, where it is the same at every address: `titled('films',
 * 'title')`.
 */
export const titled = titling((title) => ({ title }));

/** The same for a page that belongs to no festival; search engines leave it out. */
export const siteTitled = titling((title) => ({ title: `${title} · Lanterne`, robots: { index: false } }));
