'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { TextField } from '#app/_ui/field.tsx';
import { LinkForm } from '#app/[locale]/(live)/organise/[festival]/secret-links.tsx';
import { ASKS_REMIT, RemitFields, type RemitOptions, remitTyped } from './remit-fields.tsx';

type RoleChoice = { value: string; label: string; may: string };
type Form = ComponentProps<typeof LinkForm>;

/**
 * Where to send the invitation, the role, the themes and rooms of a programmer, and a note of who
 * it is for; then the link, shown once.
 */
export function InviteForm({
  action,
  clientKey,
  roles,
  options,
  hasMail,
}: Pick<Form, 'action'> & {
  clientKey: string;
  roles: RoleChoice[];
  options: RemitOptions;
  /** Whether mails can be sent. */
  hasMail: boolean;
}) {
  const t = useTranslations('accounts.members');
  const labels = {
    label: t('inviteLabel'),
    labelHint: t('inviteLabelHint'),
    submit: t('inviteSubmit'),
    link: t('inviteLink'),
  };
  return (
    <LinkForm name="invite" action={action} clientKey={clientKey} labels={labels}>
      {(typed, errors) => (
        <>
          {hasMail && (
            <TextField
              name="address"
              type="email"
              label={t('inviteAddress')}
              hint={t('inviteAddressHint')}
              maxLength={254}
              autoComplete="off"
              defaultValue={String(typed.address ?? '')}
              error={errors.address}
            />
          )}
          <fieldset className={ASKS_REMIT}>
            <legend className="label">{t('role')}</legend>
            <div className="mt-2 grid gap-2 sm:grid-cols-2 xl:grid-cols-1">
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
            <div className="mt-3">
              <RemitFields options={options} chosen={remitTyped(typed)} error={errors.remit} />
            </div>
          </fieldset>
        </>
      )}
    </LinkForm>
  );
}
