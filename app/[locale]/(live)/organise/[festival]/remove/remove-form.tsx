'use client';

import type { ReactNode } from 'react';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { TextField } from '#app/_ui/field.tsx';
import { removeWholeFestival } from './actions.ts';

type Props = { slug: string; asksName: boolean; labels: { name: string; submit: string }; children: ReactNode };

/**
 * The button to delete, and the one to cancel (`children`). A real festival asks for its name
 * first.
 */
export function RemoveForm({ slug, asksName, labels, children }: Props) {
  const [state, action, isPending] = useFormAction(removeWholeFestival, slug);
  const refused = state.ok === false ? state : null;
  return (
    <form action={action} noValidate className="grid gap-4">
      <RefusedSummary state={state} />
      {asksName && (
        <TextField
          name="name"
          label={labels.name}
          autoComplete="off"
          maxLength={200}
          defaultValue={String(refused?.values.name ?? '')}
          error={refused?.fields.name}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="btn bad" aria-disabled={isPending}>
          {labels.submit}
        </button>
        {children}
      </div>
    </form>
  );
}
