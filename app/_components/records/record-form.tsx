'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { ErrorSummary } from '../../_ui/field.tsx';
import { UndoBar } from '../../[locale]/(live)/organise/[festival]/undo-bar.tsx';
import { ConflictChoice } from '../conflict-choice.tsx';
import { KeptNotice } from '../kept-form.tsx';
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
  children,
}: {
  record: RecordFormState;
  slug: string;
  labelOf: (name: string) => string;
  isReadOnly: boolean;
  saveLabel?: string;
  children: ReactNode;
}) {
  const { summary, conflict, kept, isPending } = record;
  const common = useTranslations('common');
  const t = useTranslations('records');
  // The summary takes the focus when it appears, and only then: it must not be drawn anew while somebody types.
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
        <input type="hidden" {...withoutError(record.field('version'))} />
        <input type="hidden" {...withoutError(record.field('clientKey'))} />
        {conflict && <ConflictChoice conflict={conflict} labels={conflictLabels} onChoose={record.choose} />}
        <fieldset disabled={isReadOnly} className="grid min-w-0 gap-5">
          {children}
        </fieldset>
      </form>
      {!isReadOnly && (
        // Beside the form, because « Défaire » is a form of its own.
        <div className="save-bar">
          <button type="submit" form={record.id} className="btn lamp" aria-disabled={isPending}>
            {saveLabel ?? common('save')}
          </button>
          <Saved record={record} slug={slug} />
        </div>
      )}
    </div>
  );
}

function withoutError<T extends { error: unknown }>({ error: _, ...props }: T): Omit<T, 'error'> {
  return props;
}

/** « Enregistré » is said only when it is, and no longer once somebody typed again. */
function Saved({ record: { state, isDirty }, slug }: { record: RecordFormState; slug: string }) {
  const common = useTranslations('common');
  const t = useTranslations('records');
  if (isDirty) return <p className="text-soft">{t('unsaved')}</p>;
  if (state.ok !== true) return null;
  const message = state.message ?? common('saved');
  if (state.undo) return <UndoBar key={state.undo} slug={slug} batch={state.undo} message={message} />;
  return (
    <p role="status" className="font-semibold text-good">
      {message}
    </p>
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
  title: string;
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
