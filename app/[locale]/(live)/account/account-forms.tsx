'use client';

import { Laptop, Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormEvent, ReactNode } from 'react';
import { AnsweredForm, FormAnswer } from '#app/_components/answered-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { PasswordField, TextField } from '#app/_ui/field.tsx';
import { useNewest } from '#app/_ui/form-status.tsx';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import {
  beginCodes,
  closeOtherSessions,
  closeSession,
  confirmCodes,
  endCodes,
  renewRecovery,
  saveEmail,
  saveName,
  savePassword,
} from './actions.ts';

export function NameForm({ name }: { name: string }) {
  const t = useTranslations('accounts.fields');
  const common = useTranslations('common');
  return (
    <AnsweredForm action={saveName} labels={{ name: t('name') }} submit={common('save')}>
      {(field) => (
        <TextField
          {...field('name', name)}
          label={t('name')}
          hint={t('nameHint')}
          autoComplete="name"
          required
          maxLength={200}
        />
      )}
    </AnsweredForm>
  );
}

export function EmailForm({ email }: { email: string }) {
  const t = useTranslations('accounts');
  const labels = { email: t('account.newEmail'), presentPassword: t('fields.presentPassword') };
  return (
    <AnsweredForm action={saveEmail} labels={labels} submit={t('account.changeEmail')}>
      {(field) => (
        <>
          <p>{t('account.loginNow', { email })}</p>
          <TextField
            {...field('email')}
            type="email"
            label={labels.email}
            autoComplete="off"
            required
            maxLength={254}
          />
          <OwnPassword name="presentPassword" email={email} error={field('presentPassword').error} />
        </>
      )}
    </AnsweredForm>
  );
}

export function PasswordForm({ email, hint }: { email: string; hint: string }) {
  const t = useTranslations('accounts');
  const showing = useShowing();
  const labels = { password: t('fields.presentPassword'), newPassword: t('fields.newPassword') };
  return (
    <AnsweredForm action={savePassword} labels={labels} submit={t('account.changePassword')}>
      {(field) => (
        <>
          <OwnPassword name="password" email={email} error={field('password').error} />
          <PasswordField
            name="newPassword"
            label={labels.newPassword}
            hint={hint}
            labels={showing}
            autoComplete="new-password"
            required
            error={field('newPassword').error}
          />
        </>
      )}
    </AnsweredForm>
  );
}

/**
 * Blocks a second press until the first is answered: the code would be used by then, and that error
 * would replace the recovery codes, which are shown only once.
 */
const onceFor = (isPending: boolean) => (event: FormEvent) => {
  if (isPending) event.preventDefault();
};

/**
 * The forms of the second factor: setting it up, the QR code for the app (`children`), and ending
 * it.
 */
export function SecondFactorForms({
  is,
  email,
  codesLeft,
  children,
}: {
  is: 'off' | 'begun' | 'on';
  email: string;
  /** The number of recovery codes left. */
  codesLeft: number;
  children?: ReactNode;
}) {
  const t = useTranslations('accounts.account');
  const fields = useTranslations('accounts.fields');
  const [code, password] = [fields('code'), fields('presentPassword')];
  const [begun, begin, isBeginning] = useFormAction(beginCodes);
  const [confirmed, confirm, isConfirming] = useFormAction(confirmCodes);
  const [ended, end, isEnding] = useFormAction(endCodes);
  const [renewed, renew, isRenewing] = useFormAction(renewRecovery);
  const state = useNewest(begun, confirmed, renewed, ended);
  const wrong = state.ok === false ? state.fields : {};
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} labels={{ code, codesPassword: password, renewPassword: password }} />
      {is === 'off' && (
        <form action={begin}>
          <button type="submit" className="btn" aria-disabled={isBeginning}>
            {t('codesBegin')}
          </button>
        </form>
      )}
      {is === 'begun' && (
        <form action={confirm} onSubmit={onceFor(isConfirming)} noValidate className="grid gap-4">
          <p>{t('codesScan')}</p>
          {children}
          <CodeField label={code} hint={t('codesFirst')} error={wrong.code} isOfDigits />
          <button type="submit" className="btn justify-self-start" aria-disabled={isConfirming}>
            {t('codesConfirm')}
          </button>
        </form>
      )}
      {is === 'on' && <p>{t('codesAreOn', { count: codesLeft })}</p>}
      {is === 'on' && (
        <form action={renew} onSubmit={onceFor(isRenewing)} noValidate className="grid gap-4">
          <OwnPassword name="renewPassword" email={email} error={wrong.renewPassword} />
          <CodeField label={code} hint={t('codesOrRecovery')} error={wrong.code} />
          <button type="submit" className="btn justify-self-start" aria-disabled={isRenewing}>
            {t('codesRenew')}
          </button>
        </form>
      )}
      {is === 'on' && (
        <form action={end} noValidate className="mt-4 grid gap-4">
          <OwnPassword name="codesPassword" email={email} error={wrong.codesPassword} />
          <button type="submit" className="btn bad justify-self-start" aria-disabled={isEnding}>
            {t('codesEnd')}
          </button>
        </form>
      )}
    </div>
  );
}

/** A code of the authenticator app; where a recovery code is accepted too, letters can be typed. */
const CodeField = ({
  label,
  hint,
  error,
  isOfDigits = false,
}: {
  label: string;
  hint: string;
  error: string | undefined;
  isOfDigits?: boolean;
}) => (
  <TextField
    name="code"
    label={label}
    hint={hint}
    inputMode={isOfDigits ? 'numeric' : 'text'}
    autoComplete="one-time-code"
    required
    maxLength={40}
    error={error}
    className="max-w-[16rem]"
  />
);

type SessionRow = {
  id: number;
  device: string;
  isHandheld: boolean;
  isHere: boolean;
  seen: string;
  opened: string;
};

/** The reader's open sessions: this one first, each of the others with a button to end it. */
export function SessionsList({ sessions }: { sessions: SessionRow[] }) {
  const t = useTranslations('accounts.account');
  const [one, endOne] = useFormAction(closeSession);
  const [all, endAll] = useFormAction(closeOtherSessions);
  const state = useNewest(one, all);
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} />
      <ul className="divide-y divide-line border-line border-y">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            {session.isHandheld ? (
              <Smartphone aria-hidden size={22} className="flex-none text-soft" />
            ) : (
              <Laptop aria-hidden size={22} className="flex-none text-soft" />
            )}
            <div className="min-w-[min(12rem,100%)] flex-1">
              <p className="flex flex-wrap items-center gap-x-3 font-semibold">
                {session.device}
                {session.isHere && <span className="flag good">{t('here')}</span>}
              </p>
              <p className="hint">{session.isHere ? session.opened : `${session.seen}${SEPARATOR}${session.opened}`}</p>
            </div>
            {!session.isHere && (
              <form action={endOne}>
                <input type="hidden" name="session" value={session.id} />
                <button type="submit" className="btn" aria-label={t('endNamed', { device: session.device })}>
                  {t('end')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 2 && (
        <form action={endAll}>
          <button type="submit" className="btn bad">
            {t('endOthers')}
          </button>
        </form>
      )}
    </div>
  );
}

/** The labels of the button that shows a password. */
function useShowing() {
  const t = useTranslations('accounts.fields');
  return { show: t('show'), hide: t('hide'), showLong: t('showLong') };
}

/**
 * The field for one's present password. `name` differs between the forms of a page, as ids are made
 * from it.
 */
function OwnPassword({ name, email, error }: { name: string; email: string; error: string | undefined }) {
  const label = useTranslations('accounts.fields')('presentPassword');
  const labels = useShowing();
  return (
    <>
      {/* Makes password managers offer the password of this account. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField name={name} label={label} labels={labels} autoComplete="current-password" required error={error} />
    </>
  );
}
