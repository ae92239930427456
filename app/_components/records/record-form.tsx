'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { ConflictChoice } from '#app/_components/conflict-choice.tsx';
import { KeptNotice } from '#app/_components/kept-form.tsx';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { UndoBar } from '#app/[locale]/(live)/organise/[festival]/undo-bar.tsx';
import type { RecordFormState } from './use-record-form.ts';

/**
 * The frame of a record's form: what was found again, what is to be put right, what another wrote, the fields, and the bar that saves. `labelOf`
 * names a field, so that the summary says which one it means.
 */
export function RecordForm({
  record,
  slug,
  labelOf,
  isReadOnly,
  saveLabel,
  isShort = false,
  isSecond = false,
  children,
}: {
  record: RecordFormState;
  slug: string;
  labelOf: (name: string) => string;
  isReadOnly: boolean;
  saveLabel?: string;
  /** A form of one or two lines: its button stands under it and does not follow. */
  isShort?: boolean;
  /** Below another form, whose button is the one that is lit. */
  isSecond?: boolean;
  children: ReactNode;
}) {
  const { summary, conflict, kept, isPending } = record;
  const common = useTranslations('common');
  const t = useTranslations('records');
  // Of one refusal the same object: the summary takes the focus once for each.
  const problems = useMemo(() => {
    if (!summary) return null;
    const fields = Object.entries(summary.fields).map(([name, error]) => [
      name,
      t('field', { label: labelOf(name), error }),
    ]);
    return <ErrorSummary message={summary.message} fields={Object.fromEntries(fields)} link={summary.link} />;
  }, [summary]);
  const conflictLabels = Object.fromEntries((conflict?.fields ?? []).map(({ name }) => [name, labelOf(name)]));

  return (
    <div className="grid min-w-0 gap-5">
      {kept.isFound && <KeptNotice onDrop={kept.drop} />}
      <form {...record.formProps} className="grid min-w-0 gap-5">
        {problems}
        <input type="hidden" {...record.hidden('version')} />
        <input type="hidden" {...record.hidden('clientKey')} />
        {conflict && <ConflictChoice conflict={conflict} labels={conflictLabels} onChoose={record.choose} />}
        <fieldset disabled={isReadOnly} className="grid min-w-0 gap-5">
          {children}
        </fieldset>
      </form>
      {!isReadOnly && (
        // Beside the form, because « Défaire » is a form of its own.
        <div className={isShort ? 'record-bar is-short' : 'record-bar'}>
          <button type="submit" form={record.id} className={isSecond ? 'btn' : 'btn lamp'} aria-disabled={isPending}>
            {saveLabel ?? common('save')}
          </button>
          <Saved record={record} slug={slug} />
        </div>
      )}
    </div>
  );
}

/** « Enregistré » is the server's word, and is said no longer once somebody typed again. */
function Saved({ record: { state, isDirty, isPending }, slug }: { record: RecordFormState; slug: string }) {
  const common = useTranslations('common');
  const t = useTranslations('records');
  return (
    <>
      <p role="status" className="text-soft empty:hidden">
        {isPending ? t('saving') : isDirty ? t('unsaved') : ''}
      </p>
      {!isPending && !isDirty && state.ok === true && (
        <UndoBar key={state.at} slug={slug} batch={state.undo ?? null} message={state.message ?? common('saved')} />
      )}
    </>
  );
}

/** A part of a form under its own heading. */
export function Section({
  id,
  title,
  hint,
  children,
}: {
  id: string;
  title: ReactNode;
  hint?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="card p-[clamp(1rem,2vw,1.5rem)]">
      <h2 id={id} className="text-[1.2rem]">
        {title}
      </h2>
      {hint && <p className="hint mt-1">{hint}</p>}
      <div className="mt-4 grid gap-4">{children}</div>
    </section>
  );
}
