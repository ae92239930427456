import type { Locale } from './locale.ts';
import type { Messages } from './messages.ts';
import { keptTranslator } from './translator.ts';
import { typesetMessages } from './typeset-messages.ts';

/**
 * The typeset messages of one namespace, for documents that are drawn outside the framework's
 * pages.
 */
export function setTranslator<N extends keyof Messages>(locale: Locale, namespace: N) {
  return keptTranslator(made, typesetMessages(locale), locale, namespace);
}

const made = new Map<string, unknown>();
