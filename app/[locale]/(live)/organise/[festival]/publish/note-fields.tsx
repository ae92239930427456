import { useTranslations } from 'next-intl';
import { MarkdownArea } from '#app/_components/writing/markdown-area.tsx';

/** The note to the public in both languages, the reader's first. */
export function NoteFields({
  locales,
  isOver,
  typed,
  errors = {},
}: {
  locales: readonly ('fr' | 'en')[];
  /** After the festival the note is shown until the next version. */
  isOver: boolean;
  /** What was typed in a form that was refused. */
  typed: unknown;
  errors?: Record<string, string> | undefined;
}) {
  const t = useTranslations('publish.note');
  const note: Record<string, unknown> = typeof typed === 'object' && typed !== null ? { ...typed } : {};
  return (
    <fieldset className="card grid gap-x-5 gap-y-3 p-4 md:grid-cols-2">
      <legend className="float-left w-full md:col-span-2 font-bold font-title text-[1.2rem]">{t('title')}</legend>
      <p className="hint clear-both md:col-span-2">{t(isOver ? 'hintOver' : 'hint')}</p>
      {locales.map((locale) => (
        <MarkdownArea
          key={locale}
          name={`note.${locale}`}
          lang={locale}
          label={t(locale)}
          defaultValue={String(note[locale] ?? '')}
          error={errors[`note.${locale}`]}
          rows={2}
          style={{ minHeight: '4rem' }}
        />
      ))}
    </fieldset>
  );
}
