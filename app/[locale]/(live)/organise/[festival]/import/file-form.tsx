'use client';

import type { ReactNode } from 'react';
import { boundAction } from '../../../../../_components/bound-action.ts';
import { useFormAction } from '../../../../../_components/use-form-action.ts';
import type { FormState } from '../../../../../_server/form-action.ts';
import { ErrorSummary, TextArea, TextField } from '../../../../../_ui/field.tsx';
import { type FilePlace, readProgramme, sayOfPlan } from './actions.ts';

type Labels = Record<'file' | 'fileHint' | 'paste' | 'pasteHint' | 'read' | 'reading', string>;

/** A file to choose, or what it holds to paste. What was pasted stays when it is refused. */
export function FileForm({ slug, labels }: { slug: string; labels: Labels }) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(readProgramme, slug));
  const refused = state.ok === false ? state : null;
  return (
    <form action={action} noValidate className="card grid max-w-[52rem] gap-5 p-[clamp(1.1rem,3vw,1.6rem)]">
      {refused && <ErrorSummary message={refused.message} fields={refused.fields} link={refused.link} />}
      <TextField
        name="file"
        type="file"
        accept=".xml,.json,.ics,.ical,.csv,.tsv,.txt,.xlsx,.ods,text/*,application/json,application/xml"
        label={labels.file}
        hint={labels.fileHint}
      />
      <TextArea
        name="pasted"
        label={labels.paste}
        hint={labels.pasteHint}
        rows={6}
        spellCheck={false}
        className="[&_textarea]:whitespace-pre"
        defaultValue={String(refused?.values.pasted ?? '')}
      />
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="btn lamp" aria-disabled={isPending}>
          {labels.read}
        </button>
        <p role="status">{isPending ? labels.reading : ''}</p>
      </div>
    </form>
  );
}

/** The plan's form around what the server drew: its questions, its choices, its buttons. */
export function PlanForm({ place, working, children }: { place: FilePlace; working: string; children: ReactNode }) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(sayOfPlan, place));
  return (
    <form action={action} noValidate className="grid gap-6">
      {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
      {children}
      <p role="status" className="empty:hidden">
        {isPending ? working : ''}
      </p>
    </form>
  );
}
