import type { Locale } from './locale.ts';
import { type Messages, messages } from './messages.ts';
import { typeset } from './typeset.ts';

type Tree = string | { [key: string]: Tree };

function set(tree: Tree, locale: Locale): Tree {
  if (typeof tree === 'string') return typeset(tree, locale);
  return Object.fromEntries(Object.entries(tree).map(([key, child]) => [key, set(child, locale)]));
}

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
