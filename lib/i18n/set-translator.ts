import { translatorOf } from './translator.ts';
import { typesetMessages } from './typeset-messages.ts';

/** The sentences of one namespace as they are set for reading, for documents, which no page of the framework surrounds. */
export const setTranslator = translatorOf(typesetMessages);
