import type { Locale } from './locale.ts';
import type { Messages } from './messages.ts';
import { keptTranslator } from './translator.ts';
import { typesetMessages } from './typeset-messages.ts';

/**
 * The sentences of one namespace as they are set for reading, for documents, which no page of the
 * framework surrounds.
 */
export function setTranslator<N extends keyof Messages>(locale: Locale, namespace: N) {
  return keptTranslator(made, typesetMessages(locale), locale, namespace);
}

const made = new Map<string, unknown>();
