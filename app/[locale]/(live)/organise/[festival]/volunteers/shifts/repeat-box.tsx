'use client';

import { CopyPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { UndoOfForm } from '#app/_components/message-bar.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormValue } from '#app/_server/form-data.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Check } from '#app/_ui/field.tsx';
import { repeat } from './actions.ts';
import { Days } from './days.tsx';

/**
 * « Répéter ce créneau d'autres jours »: the days of the festival, each with the hours the shift
 * would have, or why it cannot be there.
 */
export function RepeatBox({
  place,
  days,
  clientKey,
}: {
  place: RecordPlace;
  days: readonly { value: string; label: string; said: string; isOpen: boolean }[];
  clientKey: string;
}) {
  const t = useTranslations('volunteerForms.repeat');
  const [state, action, isPending] = useFormAction(repeat, place);
  const refused = state.ok === false ? state : null;
  const ticked = (refused?.values.alsoOn ?? {}) as { [day: string]: FormValue };
  return (
    <section className="card vol-box" aria-labelledby="repeat">
      <h2 id="repeat">{t('title')}</h2>
      <p className="text-soft">{t('lead')}</p>
      <UndoOfForm slug={place.slug} state={state} />
      {/* Another key is another form: what was ticked has been made. */}
      <form key={clientKey} action={action} className="grid gap-2">
        <input type="hidden" name="clientKey" value={clientKey} />
        {refused && !refused.fields.alsoOn && (
          <p role="alert" className="error">
            {refused.message}
          </p>
        )}
        <Days legend={t('days')} error={refused?.fields.alsoOn}>
          {days.map(({ value, label, said, isOpen }) => (
            <Check
              key={value}
              name={`alsoOn.${value}`}
              disabled={!isOpen}
              defaultChecked={ticked[value] === 'on'}
              label={label}
              hint={said}
            />
          ))}
        </Days>
        <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
          <CopyPlus aria-hidden size={18} />
          {t('submit')}
        </button>
      </form>
    </section>
  );
}
