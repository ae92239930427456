'use client';

import { boundAction } from '#app/_components/bound-action.ts';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { FormStatus } from '#app/_ui/form-status.tsx';
import { eraseDeleted } from './erase-action.ts';

type Row = { entity: string; id: number; name: string; about: string; eraseLabel: string };

/** Who was deleted and can still be brought back, each with the button that erases what is private of them. */
export function DeletedPeople({ slug, rows, erase }: { slug: string; rows: readonly Row[]; erase: string }) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(eraseDeleted, slug));
  return (
    <div className="grid gap-4">
      {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
      <FormStatus>{state.ok === true && state.message}</FormStatus>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={`${row.entity} ${row.id}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="min-w-[12rem] flex-1">
              <p className="font-semibold">
                <bdi>{row.name}</bdi>
              </p>
              <p className="hint">{row.about}</p>
            </div>
            <form action={action}>
              <input type="hidden" name="entity" value={row.entity} />
              <input type="hidden" name="id" value={row.id} />
              <button type="submit" className="btn bad" aria-label={row.eraseLabel} aria-disabled={isPending}>
                {erase}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </div>
  );
}
