'use client';

import { useTranslations } from 'next-intl';
import { MarkdownArea } from '#app/_components/writing/markdown-area.tsx';
import { TextField } from '#app/_ui/field.tsx';
import { locales } from '#lib/i18n/locale.ts';

/**
 * A text in both languages: side by side, or one at a time in a section with language tabs
 * (`Section` with `texts`).
 */
export function BilingualFields({
  record,
  name,
  label,
  hint,
  isLong = false,
  isRequired = false,
  labels,
  placeholder,
}: {
  record: { field: (path: never) => object };
  name: string;
  label: string;
  hint?: string;
  isLong?: boolean;
  isRequired?: boolean;
  /** Added to the label for each language; « Français », « Anglais » by default. */
  labels?: { fr: string; en: string };
  placeholder?: string;
}) {
  const t = useTranslations('records');
  const Field = isLong ? MarkdownArea : TextField;
  return (
    <div className="pair texts">
      {locales.map((language) => (
        <Field
          key={language}
          {...record.field(`${name}.${language}` as never)}
          placeholder={placeholder}
          name={`${name}.${language}`}
          lang={language}
          className={`in-${language}`}
          label={
            <>
              {label} <span className="in-which">{labels?.[language] ?? t(language)}</span>
            </>
          }
          hint={hint}
          aria-required={isRequired && language === 'fr' ? true : undefined}
        />
      ))}
    </div>
  );
}
