import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';

type Source = Readonly<Record<string, string | undefined>>;

/** The language of the terminal: English where the system's locale is English, otherwise French. */
export function terminalLocale(source: Source = process.env): Locale {
  const language = source.LC_ALL || source.LC_MESSAGES || source.LANG || 'fr';
  return /^en/i.test(language) ? 'en' : 'fr';
}

/** Translates the messages of a start. */
export const terminalWords = (source: Source = process.env) => translator(terminalLocale(source), 'cli');
export type CliSay = ReturnType<typeof terminalWords>;

/** Translates the messages of `npm run lanterne`. */
export const commandWords = (source: Source = process.env) => translator(terminalLocale(source), 'commands');
export type CommandWords = ReturnType<typeof commandWords>;
