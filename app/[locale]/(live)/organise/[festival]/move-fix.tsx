'use client';

import { boundAction } from '../../../../_components/bound-action.ts';
import { useFormAction } from '../../../../_components/use-form-action.ts';
import type { FormState } from '../../../../_server/form-action.ts';
import { move } from './events/actions.ts';
import type { EventPlace } from './events/answers.ts';

/** « Décaler à 18 h 25 »: one act, after which the page says so and offers the way back. */
export function MoveFix({
  place,
  version,
  startsAt,
  label,
}: {
  place: EventPlace;
  version: number;
  startsAt: string;
  label: string;
}) {
  const [state, action, isPending] = useFormAction<FormState>(boundAction(move, place));
  return (
    <form action={action}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="startsAt" value={startsAt} />
      <button type="submit" className="link cursor-pointer py-2 text-left" aria-disabled={isPending}>
        {label}
      </button>
      {state.ok === false && (
        <p role="alert" className="error">
          {state.message}
        </p>
      )}
    </form>
  );
}
