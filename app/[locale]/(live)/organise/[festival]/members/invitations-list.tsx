'use client';

import { useFormAction } from '../../../../../_components/use-form-action.ts';
import type { FormState } from '../../../../../_server/form-action.ts';
import { ErrorSummary } from '../../../../../_ui/field.tsx';
import { FormStatus } from '../../../../../_ui/form-status.tsx';

export type InvitationRow = {
  id: number;
  role: string;
  label: string;
  expires: string;
  by: string;
  revokeLabel: string;
};

/** The links that still open, each with the button that closes it. */
export function InvitationsList({
  invitations,
  action: revoke,
  labels,
}: {
  invitations: InvitationRow[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
  labels: { none: string; revoke: string };
}) {
  const [state, action] = useFormAction<FormState>(revoke);
  return (
    <div className="grid gap-4">
      {state.ok === false && <ErrorSummary message={state.message} fields={state.fields} link={state.link} />}
      <FormStatus>{state.ok === true && state.message}</FormStatus>
      {invitations.length === 0 ? (
        <p className="text-soft">{labels.none}</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 py-3">
              <div className="min-w-0">
                <p className="font-semibold">{invitation.label || invitation.role}</p>
                <p className="hint">
                  {invitation.label && <>{invitation.role} · </>}
                  {invitation.expires}
                  {invitation.by && <> · {invitation.by}</>}
                </p>
              </div>
              <form action={action}>
                <input type="hidden" name="invitation" value={invitation.id} />
                <button type="submit" className="btn" aria-label={invitation.revokeLabel}>
                  {labels.revoke}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
