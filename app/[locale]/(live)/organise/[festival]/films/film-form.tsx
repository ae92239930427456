'use client';

import { useTranslations } from 'next-intl';
import { boundAction } from '#app/_components/bound-action.ts';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { type FilmFormValues, filmSchema } from '#lib/films/schema.ts';
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
}: {
  place: RecordPlace;
  values: FilmFormValues;
  /** Names in the reader's language. */
  countries: readonly string[];
  languages: readonly string[];
  isReadOnly: boolean;
  /** Whether the reader may see what is private. */
  withRightsNote: boolean;
  /** Those in use. */
  tags: readonly string[];
}) {
  const t = useTranslations('films');
  const records = useTranslations('records');
  const record = useRecordForm({
    name: 'film',
    action: boundAction(saveFilm, place),
    schema: filmSchema,
    values,
  });
  const labelOf = (name: string): string => {
    const [, list, index, field] = /^(versions|contentNotes)\.(\d+)(?:\.(\w+))?$/.exec(name) ?? [];
    const key = (list ? `${list}_${field ?? 'spoken'}` : name.replaceAll('.', '_')) as 'originalTitle';
    const label = t.has(`label.${key}`) ? t(`label.${key}`) : name;
    if (!list) return label;
    return records('rowField', { row: t(list === 'versions' ? 'copy' : 'note'), number: Number(index) + 1, label });
  };
  return (
    <RecordForm
      record={record}
      slug={place.slug}
      labelOf={labelOf}
      isReadOnly={isReadOnly}
      contents={(['titles', 'facts', 'copies', 'rights', 'synopsis'] as const).map((id) => ({
        id,
        title: t(`section.${id}`),
      }))}
      {...(place.number === null && { saveLabel: t('add') })}
    >
      <WorkSection record={record} countries={countries} />
      <Copies record={record} languages={languages} />
      <Rights record={record} withNote={withRightsNote} tags={tags} />
      <Content record={record} />
    </RecordForm>
  );
}
