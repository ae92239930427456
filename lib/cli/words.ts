import { translator } from '../i18n/translator.ts';

/** The terminal's sentences: English where the system speaks it, French everywhere else. */
export function terminalWords(source: Readonly<Record<string, string | undefined>> = process.env) {
  const language = source.LC_ALL || source.LC_MESSAGES || source.LANG || 'fr';
  return translator(/^en/i.test(language) ? 'en' : 'fr', 'cli');
}
