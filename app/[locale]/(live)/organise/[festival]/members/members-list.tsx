'use client';

import { useActionState } from 'react';
import type { FormState } from '../../../../../_server/form-action.ts';
import { ErrorSummary } from '../../../../../_ui/field.tsx';
import { FormStatus } from '../../../../../_ui/form-status.tsx';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

export type MemberRow = {
  userId: number;
  name: string;
  email: string;
  role: string;
  isYou: boolean;
  labels: { roleOf: string; remove: string; removeNamed: string; removeAsk: string; removeSure: string };
};

type Labels = { you: string; change: string };
export type Choice = { value: string; label: string };

/** One line per member: name, role, and the way out. Every line is two native forms. */
export function MembersList({
  members,
  roles,
  changeRole,
  remove,
  labels,
}: {
  members: MemberRow[];
  roles: Choice[];
  changeRole: Action;
  remove: Action;
  labels: Labels;
}) {
  const [changed, change] = useActionState<FormState, FormData>(changeRole, { ok: null });
  const [removed, takeOut] = useActionState<FormState, FormData>(remove, { ok: null });
  return (
    <div className="grid gap-4">
      {[changed, removed].map(
        (state, index) =>
          state.ok === false && (
            <ErrorSummary key={index} message={state.message} fields={state.fields} link={state.link} />
          ),
      )}
      <FormStatus>{(changed.ok === true && changed.message) || (removed.ok === true && removed.message)}</FormStatus>
      <ul className="divide-y divide-line border-line border-y">
        {members.map((member) => (
          <li
            key={member.userId}
            className="grid gap-x-5 gap-y-3 py-4 md:grid-cols-[minmax(0,1fr)_auto_auto] md:items-start"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-3 font-semibold">
                {member.name}
                {member.isYou && <span className="flag plain">{labels.you}</span>}
              </p>
              <p className="hint break-words">{member.email}</p>
            </div>
            <form action={change} className="flex flex-wrap gap-2">
              <input type="hidden" name="member" value={member.userId} />
              <select
                key={member.role}
                name="role"
                aria-label={member.labels.roleOf}
                defaultValue={member.role}
                className="input w-auto min-w-[11rem] flex-1"
              >
                {roles.map((role) => (
                  <option key={role.value} value={role.value}>
                    {role.label}
                  </option>
                ))}
              </select>
              <button type="submit" className="btn">
                {labels.change}
              </button>
            </form>
            <details className="max-md:-ml-[1.1em] md:justify-self-end">
              <summary
                className="btn quiet list-none text-bad [&::-webkit-details-marker]:hidden"
                aria-label={member.labels.removeNamed}
              >
                {member.labels.remove}
              </summary>
              <form
                action={takeOut}
                className="mt-2 grid max-w-[24rem] max-md:ml-[1.1em] gap-3 rounded-card border border-bad bg-bad-bg p-4"
              >
                <input type="hidden" name="member" value={member.userId} />
                <p>{member.labels.removeAsk}</p>
                <button type="submit" className="btn bad justify-self-start">
                  {member.labels.removeSure}
                </button>
              </form>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}
