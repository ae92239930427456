'use client';

import { useTranslations } from 'next-intl';
import { MarkdownArea } from '#app/_components/writing/markdown-area.tsx';
import { TextField } from '#app/_ui/field.tsx';
import { useControl } from './form-context.ts';

type Name = 'label' | 'title' | 'subtitle' | 'synopsis';

/** A text in both languages, side by side. */
export function Bilingual({
  name,
  label,
  hint,
  isLong = false,
}: {
  name: Name;
  label: string;
  hint?: string;
  isLong?: boolean;
}) {
  const t = useTranslations('events.form');
  const { control } = useControl();
  const Field = isLong ? MarkdownArea : TextField;
  return (
    <div className="grid items-end gap-x-4 gap-y-3 md:grid-cols-2">
      {(['fr', 'en'] as const).map((language) => (
        <Field
          key={language}
          {...(control(`${name}.${language}`) as object)}
          name={`${name}.${language}`}
          lang={language}
          label={
            <>
              {label} <span className="font-normal text-soft">{t(language === 'fr' ? 'french' : 'english')}</span>
            </>
          }
          hint={language === 'fr' ? hint : undefined}
        />
      ))}
    </div>
  );
}
