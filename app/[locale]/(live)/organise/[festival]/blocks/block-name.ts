import type { Locale } from '#lib/i18n/locale.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftBlock } from '#lib/model/draft.ts';

type Sentences = (key: never, values?: never) => string;

/**
 * The name of a block: `full` with its kind, for screen readers; `shown` for drawing, where only
 * set-ups name their kind. A title that contains the kind (« Montage des gradins ») is enough. `t`
 * are the `grid.block` messages.
 */
export function blockName(block: Pick<DraftBlock, 'kind' | 'title'>, locale: Locale, t: Sentences) {
  const kind = t(block.kind as never);
  const title = typesetIn(block.title, locale);
  const saysKind = title.toLocaleLowerCase(locale).includes(kind.toLocaleLowerCase(locale));
  const full =
    title === '' || saysKind ? title || kind : typeset(t('named' as never, { kind, title } as never), locale);
  return { full, shown: block.kind === 'set-up' ? full : title || kind };
}
