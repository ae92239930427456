import type { Locale } from '#lib/i18n/locale.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import type { SelectionWords } from './words.ts';

/**
 * The sentences of « Ma sélection » in one language. For the server, which hands islands those they
 * say. Of a festival that is over nothing can be chosen any more, and nobody is led there.
 */
export const selectionWordsOf = (locale: Locale, { isOver }: { isOver?: true } = {}): SelectionWords => {
  const {
    selection: { over, ...selection },
    live,
    terms,
  } = typesetMessages(locale);
  return { ...selection, ...(isOver && over), live, placeChange: terms.placeChange };
};
