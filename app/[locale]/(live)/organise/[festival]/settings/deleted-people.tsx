'use client';

import { FormAnswer } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { eraseDeleted } from './actions.ts';

type Row = { entity: string; id: number; name: string; about: string; eraseLabel: string };

/**
 * Who was deleted and can still be brought back, each with the button that erases what is private
 * of them.
 */
export function DeletedPeople({ slug, rows, erase }: { slug: string; rows: readonly Row[]; erase: string }) {
  const [state, action, isPending] = useFormAction(eraseDeleted, slug);
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} />
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={`${row.entity} ${row.id}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="min-w-[min(12rem,100%)] flex-1">
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
