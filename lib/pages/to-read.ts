import type { DraftPage } from '#lib/model/draft.ts';
import { textPartsOf } from '#lib/text/parts.ts';

const hasWords = (text = '') => textPartsOf(text).some(({ kind }) => kind !== 'heading');

/** Whether there is something to read on a page: one that has headings alone is still to be written, and stays in the desk. */
export const isToRead = (
  { text, showsPartners }: Pick<DraftPage, 'text' | 'showsPartners'>,
  hasPartners: boolean,
): boolean => (showsPartners && hasPartners) || hasWords(text.fr) || hasWords(text.en);
