import type { Locale } from './locale.ts';
import type { Messages } from './messages.ts';
import { translator } from './translator.ts';
import { typeset } from './typeset.ts';

type Values = Readonly<Record<string, string | number>>;
type Say<N extends keyof Messages> = (key: Parameters<ReturnType<typeof translator<N>>>[0], values?: Values) => string;

/** The messages of one namespace, with their values filled in and typeset. */
export function sentencesIn<N extends keyof Messages>(locale: Locale, namespace: N): Say<N> {
  const say = translator(locale, namespace) as unknown as Say<N>;
  return (key, values) => typeset(say(key, values), locale);
}
