import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';

type Source = Readonly<Record<string, string | undefined>>;

/** The terminal's language: English where the system speaks it, French everywhere else. */
export function terminalLocale(source: Source = process.env): Locale {
  const language = source.LC_ALL || source.LC_MESSAGES || source.LANG || 'fr';
  return /^en/i.test(language) ? 'en' : 'fr';
}

/** The sentences of a start. */
export const terminalWords = (source: Source = process.env) => translator(terminalLocale(source), 'cli');
export type CliSay = ReturnType<typeof terminalWords>;

/** The sentences of `npm run lanterne`. */
export const commandWords = (source: Source = process.env) => translator(terminalLocale(source), 'commands');
export type CommandWords = ReturnType<typeof commandWords>;
