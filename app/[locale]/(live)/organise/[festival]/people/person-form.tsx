'use client';

import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { WallClockFields, WaysField } from '#app/_components/records/record-fields.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { TagsField } from '#app/_components/records/tags-field.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import type { PersonFormValues } from '#lib/people/schema.ts';
import { savePerson } from './actions.ts';

/**
 * The form of a person: who they are, texts for the public, what only the team may know, arrival
 * and departure.
 */
export function PersonForm({
  place,
  values,
  isReadOnly,
  withContact,
  tags,
  dayStartsAt,
}: RecordFormProps<PersonFormValues> & {
  /** Whether the reader may see what is private. */
  withContact: boolean;
  /** The tags in use. */
  tags: readonly string[];
  dayStartsAt: string;
}) {
  const t = useTranslations('people');
  const record = useRecordForm({
    name: 'person',
    save: savePerson,
    place,
    schema: async () => (await import('#lib/people/schema.ts')).personSchema,
    values,
  });
  const clock = { labels: { day: t('day'), hour: t('hour') }, dayStartsAt };
  return (
    <RecordForm
      record={record}
      words={t}
      isReadOnly={isReadOnly}
      contents={(['who', 'bio', 'stay', ...(withContact ? (['private'] as const) : [])] as const).map((id) => ({
        id,
        title: t(`section.${id}`),
      }))}
      addLabel={t('add')}
    >
      <Section id="who" title={t('section.who')} hint={t('hint.name')}>
        <div className="fields md:grid-cols-2">
          <TextField {...record.field('name')} label={t('label.name')} required />
          <TextField {...record.field('organisation')} label={t('label.organisation')} />
        </div>
      </Section>
      <Section id="bio" title={t('section.bio')} texts={record.texts('title', 'bio')}>
        <BilingualFields record={record} name="title" label={t('label.title')} hint={t('hint.title')} />
        <BilingualFields record={record} name="bio" label={t('label.bio')} isLong />
      </Section>
      <Section id="stay" title={t('section.stay')} hint={t('sectionHint.stay')}>
        <div className="fields md:grid-cols-2">
          <WallClockFields record={record} name="arrivesAt" legend={t('label.arrivesAt')} {...clock} />
          <WallClockFields record={record} name="departsAt" legend={t('label.departsAt')} {...clock} />
        </div>
      </Section>
      {withContact && (
        <Section
          id="private"
          title={
            <>
              <Lock aria-hidden size={20} className="-mt-1 mr-1.5 inline text-soft" />
              {t('section.private')}
            </>
          }
          hint={t('sectionHint.private')}
        >
          <TextArea {...record.field('contact')} label={t('label.contact')} rows={2} autoComplete="off" />
          <WaysField record={record} />
          <TagsField {...record.field('tags')} names={tags} />
        </Section>
      )}
    </RecordForm>
  );
}
