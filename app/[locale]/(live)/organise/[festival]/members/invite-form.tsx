'use client';

import type { ComponentProps } from 'react';
import { LinkForm } from '#app/[locale]/(live)/organise/[festival]/secret-links.tsx';

export type RoleChoice = { value: string; label: string; may: string };
type Form = ComponentProps<typeof LinkForm>;

/** Role and, for oneself, for whom; then the link, once. */
export function InviteForm({
  action,
  roles,
  labels,
}: Pick<Form, 'action'> & { roles: RoleChoice[]; labels: Form['labels'] & { role: string } }) {
  return (
    <LinkForm name="invite" action={action} labels={labels}>
      {(typed) => (
        <fieldset>
          <legend className="label">{labels.role}</legend>
          <div className="mt-2 grid gap-2 sm:grid-cols-2">
            {roles.map((role) => (
              <label
                key={role.value}
                className="flex cursor-pointer items-start gap-3 rounded-card border-[1.5px] border-line bg-surface p-3 hover:border-ink has-[:checked]:border-accent has-[:checked]:bg-accent-soft"
              >
                <input
                  type="radio"
                  name="role"
                  value={role.value}
                  defaultChecked={(typed.role ?? 'organiser') === role.value}
                  className="mt-1 size-5 flex-none accent-accent"
                />
                <span>
                  <span className="block font-semibold">{role.label}</span>
                  <span className="hint block">{role.may}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </LinkForm>
  );
}
