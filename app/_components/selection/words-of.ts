import type { Locale } from '#lib/i18n/locale.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import type { SelectionWords } from './words.ts';

/** The sentences of « Ma sélection » in one language. For the server, which hands islands those they say. */
export const selectionWordsOf = (locale: Locale): SelectionWords => {
  const { selection, live, terms } = typesetMessages(locale);
  return { ...selection, live, placeChange: terms.placeChange };
};
