'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { RefusedLine, RefusedSummary } from '#app/_components/answered-form.tsx';
import { refusingLarge } from '#app/_components/importing/read-file-form.tsx';
import { UndoBar } from '#app/_components/message-bar.tsx';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Check, TextField } from '#app/_ui/field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
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
          className="[&>.input]:max-w-[16rem]"
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

/** What the browser's file dialog offers; the server looks at the content. */
const TAKEN = '.pdf,application/pdf,image/jpeg,image/png,image/webp,image/avif,image/tiff';

/**
 * Uploads the file to read with a briefing, replaces it or removes it. It stays on the page, so
 * that text typed in the form beside is not lost.
 */
export function BriefingFileForm({
  slug,
  add: given,
  remove: takeAway,
  isThere,
  labels,
}: {
  slug: string;
  add: FormAction;
  remove: FormAction;
  isThere: boolean;
  labels: Record<'file' | 'fileHint' | 'add' | 'sending' | 'remove' | 'tooLarge', string>;
}) {
  const isLive = useLive();
  const refusing = useMemo(() => refusingLarge(given, labels.tooLarge), [given, labels.tooLarge]);
  const [added, add, isAdding] = useFormAction(isLive ? refusing : given);
  const [removed, remove, isRemoving] = useFormAction(takeAway);
  const [last] = [added, removed].flatMap((one) => (one.ok ? [one] : [])).sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <div className="grid gap-3">
      {last?.undo && <UndoBar key={last.at} slug={slug} batch={last.undo} message={last.message ?? ''} />}
      {isThere && (
        <form action={remove} className="grid gap-2">
          <RefusedLine state={removed} />
          <button type="submit" className="btn w-fit" aria-disabled={isRemoving}>
            <Trash2 aria-hidden size={18} />
            {labels.remove}
          </button>
        </form>
      )}
      <form action={add} noValidate className="grid gap-3">
        <RefusedSummary state={added} />
        <TextField name="file" type="file" accept={TAKEN} label={labels.file} hint={labels.fileHint} />
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="btn" aria-disabled={isAdding}>
            {labels.add}
          </button>
          <p role="status">{isAdding ? labels.sending : ''}</p>
        </div>
      </form>
    </div>
  );
}
