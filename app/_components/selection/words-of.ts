import type { Locale } from '#lib/i18n/locale.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import type { SelectionWords } from './say.tsx';

/**
 * The sentences of « Ma sélection » in one language. Used on the server, which passes islands those
 * they need. After the festival nothing can be chosen any more, so other sentences replace some.
 */
export const selectionWordsOf = (locale: Locale, { isOver }: { isOver?: true } = {}): SelectionWords => {
  const {
    selection: { over, ...selection },
    live,
    terms,
  } = typesetMessages(locale);
  return { ...selection, ...(isOver && over), live, placeChange: terms.placeChange };
};
