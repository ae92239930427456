import { createTranslator } from 'use-intl/core';
import type { Locale } from './locale.ts';
import { type Messages, messages } from './messages.ts';

/** The sentences of one namespace, for the pure code of lib (warnings, differences, feeds) that no page surrounds. */
export function translator<N extends keyof Messages>(locale: Locale, namespace: N) {
  return createTranslator({ locale, messages: messages[locale], namespace });
}
