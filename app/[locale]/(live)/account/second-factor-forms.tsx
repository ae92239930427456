'use client';

import { useTranslations } from 'next-intl';
import type { FormEvent, ReactNode } from 'react';
import { FormAnswer } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { TextField } from '#app/_ui/field.tsx';
import { useNewest } from '#app/_ui/use-newest.ts';
import { beginCodes, confirmCodes, endCodes, renewRecovery } from './actions.ts';
import { OwnPassword } from './own-password.tsx';

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
