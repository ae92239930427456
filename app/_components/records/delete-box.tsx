'use client';

import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import { TextField } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';

/**
 * Asks before a record is deleted: its uses (`children`) stand above the button, and their number
 * `uses` is posted, so that nothing is removed from a séance the reader was not told of. Native: it
 * works without a script.
 */
export function DeleteBox({
  action: remove,
  title,
  submit = title,
  uses = 0,
  field,
  icon = <Trash2 aria-hidden size={18} />,
  children,
}: {
  action: FormAction;
  title: string;
  /** The label of the button, where it says more than the title. */
  submit?: string;
  uses?: number;
  /** A field to fill in before. */
  field?: { name: string; label: string; maxLength?: number };
  /** The icon before the title, where the act is not a deletion. */
  icon?: ReactNode;
  children: ReactNode;
}) {
  const [state, action, isPending] = useFormAction(remove);
  const wrong = state.ok === false && field ? state.fields[field.name] : undefined;
  return (
    <details
      className="group"
      open={state.ok === false}
      // On a phone the question would otherwise open below the bar.
      onToggle={({ currentTarget: box }) => box.open && box.scrollIntoView({ block: 'nearest' })}
    >
      <summary className="btn bad w-fit list-none">
        {icon}
        {title}
      </summary>
      <form action={action} className="mt-3 grid gap-3 rounded-card border border-bad p-4">
        {state.ok === false && (
          <p role="alert" className="error">
            {field && wrong ? <a href={`#${fieldId(field.name)}`}>{`${field.label} : ${wrong}`}</a> : state.message}
          </p>
        )}
        {children}
        {field && (
          <TextField
            {...field}
            required
            autoComplete="off"
            error={wrong}
            defaultValue={state.ok === false ? String(state.values[field.name] ?? '') : ''}
          />
        )}
        <input type="hidden" name="uses" value={uses} />
        <button type="submit" className="btn bad h-auto py-2 text-left" aria-disabled={isPending}>
          {submit}
        </button>
      </form>
    </details>
  );
}
