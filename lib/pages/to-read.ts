import { type Bilingual, isEmpty } from '#lib/i18n/text.ts';
import type { DraftPage } from '#lib/model/draft.ts';
import { textPartsOf } from '#lib/text/parts.ts';

const hasWords = (text: string) => textPartsOf(text).some(({ kind }) => kind !== 'heading');

/**
 * The text of a page, without the languages in which it consists only of headings and is still to
 * be written; readers of such a language get the other.
 */
export const wordsToRead = ({ fr, en }: Bilingual): Bilingual => ({
  ...(fr !== undefined && hasWords(fr) && { fr }),
  ...(en !== undefined && hasWords(en) && { en }),
});

/**
 * Whether a page has something to read; one that is still to be written is shown in the desk only.
 */
export const isToRead = (
  { text, showsPartners }: Pick<DraftPage, 'text' | 'showsPartners'>,
  hasPartners: boolean,
): boolean => (showsPartners && hasPartners) || !isEmpty(wordsToRead(text));
