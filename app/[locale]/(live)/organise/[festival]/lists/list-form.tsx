'use client';

import type { ReactNode } from 'react';
import { boundAction } from '../../../../../_components/bound-action.ts';
import { useFormAction } from '../../../../../_components/use-form-action.ts';
import type { FormState } from '../../../../../_server/form-action.ts';
import { ErrorSummary, TextArea, TextField } from '../../../../../_ui/field.tsx';
import { type ListPlace, readPostedList, sayOfPostedList, settleEventList } from './actions.ts';

type Labels = Record<'paste' | 'pasteHint' | 'file' | 'fileHint' | 'read', string>;

/** Cells to paste or a file to choose. What was pasted stays when it is refused. */
export function ListForm({ slug, list, labels }: { slug: string; list: string; labels: Labels }) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(readPostedList, { slug, list }));
  const refused = state.ok === false ? state : null;
  return (
    <form action={action} noValidate className="card grid max-w-[52rem] gap-5 p-[clamp(1.1rem,3vw,1.6rem)]">
      {refused && <ErrorSummary message={refused.message} fields={refused.fields} link={refused.link} />}
      <TextArea
        name="pasted"
        label={labels.paste}
        hint={labels.pasteHint}
        rows={10}
        spellCheck={false}
        className="[&_textarea]:whitespace-pre"
        defaultValue={String(refused?.values.pasted ?? '')}
      />
      <TextField
        name="file"
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.ods,text/csv,text/plain"
        label={labels.file}
        hint={labels.fileHint}
      />
      <div>
        <button type="submit" className="btn lamp" aria-disabled={isPending}>
          {labels.read}
        </button>
      </div>
    </form>
  );
}

/** The plan's form around what the server drew: its columns, its answers, its buttons. */
export function PlanForm({ place, children }: { place: ListPlace; children: ReactNode }) {
  const [state, action] = useFormAction<FormState>(boundAction(sayOfPostedList, place));
  return (
    <form action={action} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
      {children}
    </form>
  );
}

/** The same of a list of séances, whose plan stands on a page of its own. */
export function EventListForm({ place, children }: { place: Omit<ListPlace, 'list'>; children: ReactNode }) {
  const [state, action] = useFormAction<FormState>(boundAction(settleEventList, place));
  return (
    <form action={action} noValidate className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
      {children}
    </form>
  );
}
