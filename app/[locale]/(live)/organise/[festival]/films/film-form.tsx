'use client';

import { useTranslations } from 'next-intl';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { FilmFormValues } from '#lib/films/schema.ts';
import { saveFilm } from './actions.ts';
import { Content } from './form/content.tsx';
import { Copies } from './form/copies.tsx';
import { Rights } from './form/rights.tsx';
import { WorkSection } from './form/work.tsx';

/** The film's form, section by section. */
export function FilmForm({
  place,
  values,
  countries,
  languages,
  isReadOnly,
  withRightsNote,
  tags,
}: RecordFormProps<FilmFormValues> & {
  /** Names in the reader's language. */
  countries: readonly string[];
  languages: readonly string[];
  /** Whether the reader may see what is private. */
  withRightsNote: boolean;
  /** The tags in use. */
  tags: readonly string[];
}) {
  const t = useTranslations('films');
  const records = useTranslations('records');
  const record = useRecordForm({
    name: 'film',
    save: saveFilm,
    place,
    schema: async () => (await import('#lib/films/schema.ts')).filmSchema,
    values,
  });
  const nameOf = (path: string, named: (path: string) => string): string => {
    const [, list, index, field = 'spoken'] = /^(versions|contentNotes)\.(\d+)(?:\.(\w+))?$/.exec(path) ?? [];
    if (!list) return named(path);
    const label = named(`${list}.${field}`);
    return records('rowField', { row: t(list === 'versions' ? 'copy' : 'note'), number: Number(index) + 1, label });
  };
  return (
    <RecordForm
      record={record}
      words={t}
      nameOf={nameOf}
      isReadOnly={isReadOnly}
      contents={(['titles', 'facts', 'copies', 'rights', 'synopsis'] as const).map((id) => ({
        id,
        title: t(`section.${id}`),
      }))}
      addLabel={t('add')}
    >
      <WorkSection record={record} countries={countries} />
      <Copies record={record} languages={languages} />
      <Rights record={record} withNote={withRightsNote} tags={tags} />
      <Content record={record} />
    </RecordForm>
  );
}
