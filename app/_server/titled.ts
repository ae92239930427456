import type { Metadata } from 'next';
import type { MessageKeys, Messages, NamespaceKeys, NestedKeyOf, NestedValueOf } from 'next-intl';
import { getTranslations } from 'next-intl/server';

/** What the tab of a page says, where its every address has the same: `titled('films', 'title')`. */
export const titled =
  <N extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
    namespace: N,
    key: MessageKeys<NestedValueOf<Messages, N>, NestedKeyOf<NestedValueOf<Messages, N>>>,
  ) =>
  async (): Promise<Metadata> => ({ title: (await getTranslations(namespace as never))(key as never) });
