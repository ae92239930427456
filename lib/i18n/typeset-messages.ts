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
 * The interface's own sentences as they are set for reading, no-break spaces included, so that no
 * page has to think of it. What is put into them (titles, names) is set where it is shown.
 */
export function typesetMessages(locale: Locale): Messages {
  const kept = done.get(locale);
  if (kept) return kept;
  const made = set(messages[locale] as Tree, locale) as Messages;
  done.set(locale, made);
  return made;
}
