'use client';

import { useTranslations } from 'next-intl';
import { type Control, type FieldValues, useWatch } from 'react-hook-form';
import { useLive } from '#app/_ui/use-live.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { useWriting } from './one-language.tsx';

/** The texts of a form in two languages: names of bilingual values, or of lists of them. */
export type Texts = { control: Control<FieldValues>; names: readonly string[] };

const written = (value: unknown, language: Locale): boolean =>
  Boolean((value as Partial<Record<Locale, string>> | null | undefined)?.[language]?.trim());
const gapsIn = (values: readonly unknown[], language: Locale): number => {
  const texts = values.flat();
  return texts.filter((text) => !written(text, language) && locales.some((other) => written(text, other))).length;
};

/**
 * Tabs for the two languages, with the number of texts missing in each. Without a script both
 * languages are shown and there are no tabs.
 */
export function LanguageSwitch({ texts: { control, names } }: { texts: Texts }) {
  const t = useTranslations('records');
  const writing = useWriting();
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
            {gaps > 0 && <b>{`${SEPARATOR}${t('missingTexts', { count: gaps })}`}</b>}
          </button>
        );
      })}
    </fieldset>
  );
}
