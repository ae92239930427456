import type { Metadata } from 'next';
import type { MessageKeys, Messages, NamespaceKeys, NestedKeyOf, NestedValueOf } from 'next-intl';
import { getTranslations } from 'next-intl/server';

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
