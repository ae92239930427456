import type { Locale } from './locale.ts';
import { type Messages, messages } from './messages.ts';
import { keptTranslator, translator } from './translator.ts';
import { typeset } from './typeset.ts';

const done = new Map<Locale, Messages>();

/**
 * The messages of the interface, typeset with their no-break spaces, so that pages do not have to.
 * The values filled in (titles, names) are typeset where they are shown.
 */
export function typesetMessages(locale: Locale): Messages {
  const kept = done.get(locale);
  if (kept) return kept;
  const made = set(messages[locale] as Tree, locale) as Messages;
  done.set(locale, made);
  return made;
}

type Tree = string | { [key: string]: Tree };

function set(tree: Tree, locale: Locale): Tree {
  if (typeof tree === 'string') return typeset(tree, locale);
  return Object.fromEntries(Object.entries(tree).map(([key, child]) => [key, set(child, locale)]));
}

type Values = Readonly<Record<string, string | number>>;
type Say<N extends keyof Messages> = (key: Parameters<ReturnType<typeof translator<N>>>[0], values?: Values) => string;

/** The messages of one namespace, with their values filled in and typeset. */
export function sentencesIn<N extends keyof Messages>(locale: Locale, namespace: N): Say<N> {
  const say = translator(locale, namespace) as unknown as Say<N>;
  return (key, values) => typeset(say(key, values), locale);
}

/**
 * The typeset messages of one namespace, for documents that are drawn outside the framework's
 * pages.
 */
export function setTranslator<N extends keyof Messages>(locale: Locale, namespace: N) {
  return keptTranslator(translators, typesetMessages(locale), locale, namespace);
}

const translators = new Map<string, unknown>();
