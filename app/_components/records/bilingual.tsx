'use client';

import { useTranslations } from 'next-intl';
import { MarkdownArea } from '#app/_components/writing/markdown-area.tsx';
import { TextField } from '#app/_ui/field.tsx';
import type { RecordFormState } from './use-record-form.ts';

/** A text in both languages, side by side; `labels` name each where the two are more than one text twice. */
export function BilingualFields({
  record,
  name,
  label,
  hint,
  isLong = false,
  isRequired = false,
}: {
  record: RecordFormState;
  name: string;
  label: string;
  hint?: string;
  isLong?: boolean;
  isRequired?: boolean;
}) {
  const t = useTranslations('records');
  const Field = isLong ? MarkdownArea : TextField;
  return (
    <div className="pair">
      {(['fr', 'en'] as const).map((language) => (
        <Field
          key={language}
          {...(record.field(`${name}.${language}`) as object)}
          name={`${name}.${language}`}
          lang={language}
          label={
            <>
              {label} <span className="font-normal text-soft">{t(language)}</span>
            </>
          }
          hint={language === 'fr' ? hint : undefined}
          aria-required={isRequired && language === 'fr' ? true : undefined}
        />
      ))}
    </div>
  );
}
