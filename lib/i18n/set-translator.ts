import { createTranslator } from 'use-intl/core';
import type { Locale } from './locale.ts';
import type { Messages } from './messages.ts';
import { formats } from './translator.ts';
import { typesetMessages } from './typeset-messages.ts';

/**
 * The sentences of one namespace as they are set for reading, for documents, which no page of the
 * framework surrounds.
 */
export function setTranslator<N extends keyof Messages>(locale: Locale, namespace: N) {
  const known = made.get(`${locale} ${namespace}`) as ReturnType<typeof make<N>> | undefined;
  if (known) return known;
  const translate = make(locale, namespace);
  made.set(`${locale} ${namespace}`, translate);
  return translate;
}

const make = <N extends keyof Messages>(locale: Locale, namespace: N) =>
  createTranslator({ locale, messages: typesetMessages(locale), formats, namespace });

const made = new Map<string, unknown>();
