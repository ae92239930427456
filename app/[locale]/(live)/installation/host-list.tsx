'use client';

import { FormAnswer } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { allowAddress } from './actions.ts';

/** `allow`: what its button is called; null where nothing is left to allow. */
type Row = Readonly<Record<'slug' | 'host' | 'festival' | 'settings' | 'state', string> & { allow: string | null }>;

export function HostList({ rows, allow }: { rows: readonly Row[]; allow: string }) {
  const [state, action, isPending] = useFormAction(allowAddress);
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} />
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={`${row.host} ${row.slug}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="min-w-[min(12rem,100%)] flex-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <strong className="break-all">{row.host}</strong>
                <span className="flag plain">{row.state}</span>
              </p>
              <p>
                <a className="link" href={row.settings}>
                  {row.festival}
                </a>
              </p>
            </div>
            {row.allow !== null && (
              <form action={action}>
                <input type="hidden" name="slug" value={row.slug} />
                <input type="hidden" name="host" value={row.host} />
                <button type="submit" className="btn" aria-label={row.allow} aria-disabled={isPending}>
                  {allow}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
