'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Control, type FieldValues, useWatch } from 'react-hook-form';
import { keepCookie } from '#app/_ui/keep-cookie.ts';
import { useLive } from '#app/_ui/use-live.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { whenRevealed } from './reveal.ts';
import { WRITES_IN } from './writes-in.ts';

type Writing = { language: Locale; choose: (language: Locale) => void };
const WritingContext = createContext<Writing | null>(null);

/**
 * In which of two languages texts are written, for every form below; `first` is what the device
 * last chose.
 */
export function OneLanguage({ first, children }: { first: Locale; children: ReactNode }) {
  const [language, show] = useState(first);
  // A fault in the other language shows it at once: the field takes the focus next.
  useEffect(() => whenRevealed((asked) => flushSync(() => show(asked))), []);
  const writing = useMemo(
    () => ({
      language,
      choose: (chosen: Locale) => {
        show(chosen);
        keepCookie(WRITES_IN, chosen);
      },
    }),
    [language],
  );
  return <WritingContext value={writing}>{children}</WritingContext>;
}

/** The language of the part of a form that shows one at a time. */
export const useWriting = (): Locale | undefined => useContext(WritingContext)?.language;

/**
 * Texts of a form that stand in two languages: the names of bilingual values, or of lists of them.
 */
export type Texts = { control: Control<FieldValues>; names: readonly string[] };

const written = (value: unknown, language: Locale): boolean =>
  Boolean((value as Partial<Record<Locale, string>> | null | undefined)?.[language]?.trim());
const gapsIn = (values: readonly unknown[], language: Locale): number => {
  const texts = values.flat();
  return texts.filter((text) => !written(text, language) && locales.some((other) => written(text, other))).length;
};

/**
 * The pair of tabs over texts in two languages, with what is missing in each. Where no script runs
 * both languages stand and there are no tabs.
 */
export function LanguageSwitch({ texts: { control, names } }: { texts: Texts }) {
  const t = useTranslations('records');
  const writing = useContext(WritingContext);
  const isLive = useLive();
  const values: unknown[] = useWatch({ control, name: [...names] });
  if (!writing) return null;
  return (
    <fieldset className="languages" data-waits={isLive ? undefined : ''}>
      <legend className="spoken">{t('textsIn')}</legend>
      {locales.map((language) => {
        const gaps = gapsIn(values, language);
        return (
          <button
            key={language}
            type="button"
            aria-pressed={writing.language === language}
            onClick={() => writing.choose(language)}
          >
            {t(language)}
            {gaps > 0 && <b> · {t('missingTexts', { count: gaps })}</b>}
          </button>
        );
      })}
    </fieldset>
  );
}
