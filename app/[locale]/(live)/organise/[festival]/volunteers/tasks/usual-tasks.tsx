'use client';

import { ListPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Check } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import { makeUsualTasks } from './actions.ts';

/** Usual tasks to begin with, with their briefings; the ticked ones are made together. */
export function UsualTasks({
  place,
  tasks,
  clientKey,
}: {
  place: RecordPlace;
  tasks: readonly { value: string; label: string; said: string; isCommon: boolean }[];
  clientKey: string;
}) {
  const t = useTranslations('volunteerForms.usualTasks');
  const [state, action, isPending] = useFormAction(makeUsualTasks, place);
  const refused = state.ok === false ? state : null;
  const id = fieldId('tasks');
  return (
    <form action={action} className="card mt-6 grid gap-4 p-[clamp(1rem,2vw,1.5rem)]">
      <input type="hidden" name="clientKey" value={clientKey} />
      <fieldset id={id} aria-describedby={refused ? `${id}-error` : undefined}>
        <legend className="vol-legend">{t('title')}</legend>
        <p className="hint">{t('lead')}</p>
        <div className="usual-tasks">
          {tasks.map(({ value, label, said, isCommon }) => (
            <Check
              key={value}
              name={`tasks.${value}`}
              defaultChecked={!refused && isCommon}
              label={<b>{label}</b>}
              hint={said}
            />
          ))}
        </div>
      </fieldset>
      {refused && (
        <p role="alert" className="error" id={`${id}-error`}>
          {refused.fields.tasks ?? refused.message}
        </p>
      )}
      <button type="submit" className="btn lamp justify-self-start" aria-disabled={isPending}>
        <ListPlus aria-hidden size={20} />
        {t('submit')}
      </button>
    </form>
  );
}
