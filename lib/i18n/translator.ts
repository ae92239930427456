import { createTranslator } from 'use-intl/core';
import type { Locale } from './locale.ts';
import { type Messages, messages } from './messages.ts';

/**
 * The sentences of one namespace, for the pure code of lib (warnings, differences, feeds) that no
 * page surrounds. A function and not what another function made: of that, every script of a browser
 * would carry the messages, as soon as it takes anything of a file that says sentences.
 */
export function translator<N extends keyof Messages>(locale: Locale, namespace: N) {
  return keptTranslator(made, messages[locale], locale, namespace);
}

// A translator keeps the messages it has compiled: a page of warnings asks for the same ones two
// hundred times.
const made = new Map<string, unknown>();

/** The sentences of one namespace out of `all`, made once and kept in `made`. */
export function keptTranslator<N extends keyof Messages>(
  made: Map<string, unknown>,
  all: Messages,
  locale: Locale,
  namespace: N,
) {
  const make = () => createTranslator({ locale, messages: all, formats, namespace });
  const key = `${locale} ${namespace}`;
  const translate = (made.get(key) as ReturnType<typeof make> | undefined) ?? make();
  made.set(key, translate);
  return translate;
}

/**
 * How sentences write values beyond what the language of messages knows: `{bytes, number, size}`,
 * in whole megabytes.
 */
export const formats = { number: { size: { style: 'unit', unit: 'megabyte', scale: 1e-6 } } } as const;
