'use client';

import type { ReactNode } from 'react';
import { boundAction } from '#app/_components/bound-action.ts';
import { ReadFileForm } from '#app/_components/importing/read-file-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { ErrorSummary, TextField } from '#app/_ui/field.tsx';
import { bringFestival, chooseFile } from './actions.ts';

/** A file to choose. */
export function FileForm({ labels }: { labels: Record<'file' | 'fileHint' | 'read', string> }) {
  return <ReadFileForm action={chooseFile} accept=".gz,.json,application/gzip,application/json" labels={labels} />;
}

type BringFormProps = {
  kept: string;
  clientKey: string;
  slug: string;
  labels: Record<'slug' | 'slugHint' | 'make' | 'making', string>;
  children: ReactNode;
};

/** The address of the festival to be, and the button that makes it. */
export function BringForm({ kept, clientKey, slug, labels, children }: BringFormProps) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(bringFestival, kept));
  const refused = state.ok === false ? state : null;
  return (
    <form action={action} noValidate className="grid max-w-[46rem] gap-5">
      {refused && <ErrorSummary message={refused.message} fields={refused.fields} link={refused.link} />}
      <input type="hidden" name="clientKey" value={clientKey} />
      <TextField
        name="slug"
        label={labels.slug}
        hint={labels.slugHint}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        defaultValue={String(refused?.values.slug ?? slug)}
        error={refused?.fields.slug}
      />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="btn lamp" aria-disabled={isPending}>
          {isPending ? labels.making : labels.make}
        </button>
        {children}
      </div>
    </form>
  );
}
