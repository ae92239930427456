import { cutParts, plainWords } from '#lib/search/words.ts';
import { type Locale, locales } from './locale.ts';

export type CodeNames = {
  /** The name in the reader's language; the code itself when it has none. */
  name: (code: string, locale: Locale) => string;
  /**
   * The code for a name in either language, for an alias or a code, ignoring case and accents; null
   * when unknown.
   */
  code: (text: string) => string | null;
  /** The words by which a code is found: its name in both languages, and its aliases. */
  words: (code: string) => readonly string[];
  /** Every code with its name, sorted by name in the reader's language. */
  options: (locale: Locale) => { code: string; name: string }[];
};

type Source = {
  type: 'region' | 'language';
  codes: readonly string[];
  names?: Readonly<Record<string, { fr: string; en: string }>>;
  aliases: Readonly<Record<string, readonly string[]>>;
  /** The code for a lower-case text that is not a known name; null where there is none. */
  otherCode: (text: string) => string | null;
};

/** Codes with their names from `Intl.DisplayNames`, which are read at the first use. */
export function namesOfCodes({ type, codes, names = {}, aliases, otherCode }: Source): CodeNames {
  const all = [...codes, ...Object.keys(names)];
  const display = new Map<Locale, Intl.DisplayNames>();
  const name = (code: string, locale: Locale): string => {
    const own = names[code]?.[locale];
    if (own) return own;
    const of = display.get(locale) ?? new Intl.DisplayNames(locale, { type, fallback: 'code' });
    display.set(locale, of);
    try {
      return of.of(code) ?? code;
    } catch {
      return code;
    }
  };

  let codeOf: Map<string, string> | undefined;
  const table = (): Map<string, string> => {
    if (codeOf) return codeOf;
    const made = new Map<string, string>();
    const put = (text: string, code: string) => {
      const key = plainWords(text);
      if (!made.has(key)) made.set(key, code);
    };
    for (const code of all) for (const locale of locales) put(name(code, locale), code);
    for (const [code, words] of Object.entries(aliases)) for (const word of words) put(word, code);
    for (const code of all) put(code, code);
    codeOf = made;
    return made;
  };

  return {
    name,
    code: (text) => {
      const key = plainWords(text);
      return table().get(key) ?? otherCode(key);
    },
    words: (code) => [...locales.map((locale) => name(code, locale)), ...(aliases[code] ?? [])],
    options: (locale) =>
      [...new Set(all)]
        .map((code) => ({ code, name: name(code, locale) }))
        .sort((a, b) => a.name.localeCompare(b.name, locale)),
  };
}

/**
 * Splits « France, Canada » into codes in that order, without repetitions, and the parts that were
 * not understood.
 */
export function codesOf(text: string, names: CodeNames): { codes: string[]; unknown: string[] } {
  const parts = cutParts(text, /[,;\n/]+/);
  const found = parts.map((part) => ({ part, code: names.code(part) }));
  return {
    codes: [...new Set(found.flatMap(({ code }) => (code ? [code] : [])))],
    unknown: found.filter(({ code }) => !code).map(({ part }) => part),
  };
}

/** Codes as people type them: « France, Canada ». */
export const typedNames = (codes: readonly string[], names: CodeNames, locale: Locale): string =>
  codes.map((code) => names.name(code, locale)).join(', ');
