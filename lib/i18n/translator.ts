import { createTranslator } from 'use-intl/core';
import type { Locale } from './locale.ts';
import { type Messages, messages } from './messages.ts';

/**
 * The messages of one namespace, for the pure code of lib (warnings, differences, feeds) that runs
 * outside pages. It is declared as a function, not created by another one: bundlers cannot drop a
 * created one, so every browser script that imports anything from a file with messages would
 * contain the catalogue.
 */
export function translator<N extends keyof Messages>(locale: Locale, namespace: N) {
  return keptTranslator(made, messages[locale], locale, namespace);
}

// A translator caches the messages it has compiled: a page of warnings uses the same ones two
// hundred times.
const made = new Map<string, unknown>();

/** The messages of one namespace from `all`; the translator is created once and kept in `made`. */
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

/** Additional formats for values in messages: `{bytes, number, size}` in whole megabytes. */
export const formats = { number: { size: { style: 'unit', unit: 'megabyte', scale: 1e-6 } } } as const;
