'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Check, TextField } from '#app/_ui/field.tsx';
import { saveTask } from './actions.ts';

/** The form of a task: its name, its briefing, whether it needs one in person. */
export function TaskForm({ place, values }: { place: RecordPlace; values: object }) {
  const t = useTranslations('volunteerForms.task');
  const record = useRecordForm({
    name: 'task',
    save: saveTask,
    place,
    schema: async () => (await import('#lib/volunteers/schema.ts')).taskSchema,
    values,
  });
  return (
    <RecordForm record={record} words={t} addLabel={t('add')}>
      <Section id="what" title={t('what')} texts={record.texts('name', 'briefing')}>
        <BilingualFields record={record} name="name" label={t('label.name')} hint={t('nameHint')} isRequired />
        <BilingualFields record={record} name="briefing" label={t('label.briefing')} hint={t('briefingHint')} isLong />
        <Check {...record.box('adultsOnly')} label={t('label.adultsOnly')} hint={t('adultsOnlyHint')} />
        <TextField
          {...record.field('wanted')}
          label={t('label.wanted')}
          hint={t('wantedHint')}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-[16rem]"
        />
        <TextField
          {...record.field('languages')}
          label={t('label.languages')}
          hint={t('languagesHint')}
          autoComplete="off"
        />
        <Check {...record.box('needsClearance')} label={t('label.needsClearance')} hint={t('needsClearanceHint')} />
      </Section>
    </RecordForm>
  );
}
