'use client';

import { Save } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type Control, type FieldValues, useFormState, useWatch } from 'react-hook-form';
import { changedNames } from '#app/_components/kept-text.ts';
import { UndoBar } from '#app/_components/undo-bar.tsx';
import type { FormState } from '#app/_server/form-action.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';

/** How many changed fields are named; of the others only the number is given. */
const NAMED = 4;

/**
 * The row below a form that saves it. It stays in sight, and focused fields scroll clear of it. «
 * C’est enregistré » is the server's answer, and disappears once somebody types again. It stands
 * outside of the form, because « Défaire » is a form of its own.
 */
export function SaveBar({
  form,
  control,
  labelOf,
  slug,
  state,
  isPending,
  isDirty,
  label,
  shape = 'row',
  isSecond = false,
  children,
}: {
  /** The id of the form. */
  form: string;
  control: Control<FieldValues>;
  /** The label of a field; its name by default. */
  labelOf: (name: string) => string;
  slug: string;
  state: FormState;
  isPending: boolean;
  isDirty: boolean;
  label: string;
  /** `short`: for a form of one or two lines; it stands below it and does not stay in sight. */
  shape?: 'row' | 'short';
  /** It stands below another form, whose button is the highlighted one. */
  isSecond?: boolean;
  /** Further content of the row. */
  children?: ReactNode;
}) {
  const common = useTranslations('common');
  const t = useTranslations('records');
  return (
    <div className={shape === 'short' ? 'record-bar is-short' : 'record-bar'}>
      <button type="submit" form={form} className={isSecond ? 'btn' : 'btn lamp'} aria-disabled={isPending}>
        {shape === 'row' && <Save aria-hidden size={18} />}
        {label}
      </button>
      <p role="status" className="record-said empty:hidden">
        {isPending ? t('saving') : isDirty ? <Changed control={control} labelOf={labelOf} /> : ''}
      </p>
      {!isPending && !isDirty && state.ok === true && (
        <UndoBar key={state.at} slug={slug} batch={state.undo ?? null} message={state.message ?? common('saved')} />
      )}
      {children}
    </div>
  );
}

/** Says that something is unsaved, and which fields. */
function Changed({ control, labelOf }: { control: Control<FieldValues>; labelOf: (name: string) => string }) {
  const t = useTranslations('records');
  const values = useWatch({ control });
  const { defaultValues = {} } = useFormState({ control });
  const names = changedNames(defaultValues, values);
  const labels = [...new Set(names.map((name) => labelOf(name)).filter((label) => !names.includes(label)))];
  const more = labels.length - NAMED;
  return (
    <>
      {t('unsaved')}
      {labels.length > 0 && (
        <span className="record-changes">
          {' '}
          {joinFacts(labels.slice(0, NAMED))}
          {more > 0 && ` ${t('andMore', { count: more })}`}
        </span>
      )}
    </>
  );
}
