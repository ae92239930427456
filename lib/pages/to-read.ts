import { type Bilingual, isEmpty } from '#lib/i18n/text.ts';
import type { DraftPage } from '#lib/model/draft.ts';
import { textPartsOf } from '#lib/text/parts.ts';

const hasWords = (text = '') => textPartsOf(text).some(({ kind }) => kind !== 'heading');

/**
 * What there is to read of a page's text, by language: headings alone are still to be wordsToRead
 * under, and whoever reads that language gets the other.
 */
export const wordsToRead = ({ fr, en }: Bilingual): Bilingual => ({
  ...(fr !== undefined && hasWords(fr) && { fr }),
  ...(en !== undefined && hasWords(en) && { en }),
});

/**
 * Whether there is something to read on a page: one that is still to be wordsToRead stays in the
 * desk.
 */
export const isToRead = (
  { text, showsPartners }: Pick<DraftPage, 'text' | 'showsPartners'>,
  hasPartners: boolean,
): boolean => (showsPartners && hasPartners) || !isEmpty(wordsToRead(text));
