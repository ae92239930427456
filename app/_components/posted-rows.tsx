'use client';

import type { ReactNode } from 'react';
import { FormAnswer } from './form-answer.tsx';
import { type FormAction, useFormAction } from './use-form-action.ts';

/**
 * `post`: the fields that the row's button posts, and its label; null for a row without a button.
 */
type PostedRow = Readonly<{
  key: string;
  said: ReactNode;
  post: Readonly<{ fields: Readonly<Record<string, string | number>>; label: string }> | null;
}>;

/** Rows with a button each, which all post to one action; its answer stands above them. */
export function PostedRows({
  action: given,
  rows,
  submit,
  isBad,
}: {
  action: FormAction;
  rows: readonly PostedRow[];
  submit: string;
  /** Whether the act cannot be taken back. */
  isBad?: boolean;
}) {
  const [state, action, isPending] = useFormAction(given);
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} />
      <ul className="divide-y divide-line">
        {rows.map(({ key, said, post }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            <div className="min-w-[min(12rem,100%)] flex-1">{said}</div>
            {post && (
              <form action={action}>
                {Object.entries(post.fields).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <button
                  type="submit"
                  className={isBad ? 'btn bad' : 'btn'}
                  aria-label={post.label}
                  aria-disabled={isPending}
                >
                  {submit}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
