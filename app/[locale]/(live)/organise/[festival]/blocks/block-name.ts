import type { Locale } from '#lib/i18n/locale.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { typeset } from '#lib/time/format.ts';

type Sentences = (key: never, values?: never) => string;

/**
 * What a block is called: `full` with its kind, for who hears it; `shown` where it is drawn, where
 * only a set-up says what it is. A title that names the kind (« Montage des gradins ») is enough.
 * `t` are the `grid.block` messages.
 */
export function blockName(block: Pick<DraftBlock, 'kind' | 'title'>, locale: Locale, t: Sentences) {
  const kind = t(block.kind as never);
  const title = typesetIn(block.title, locale);
  const saysKind = title.toLocaleLowerCase(locale).includes(kind.toLocaleLowerCase(locale));
  const full =
    title === '' || saysKind ? title || kind : typeset(t('named' as never, { kind, title } as never), locale);
  return { full, shown: block.kind === 'set-up' ? full : title || kind };
}
