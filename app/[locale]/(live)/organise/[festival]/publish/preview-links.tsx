'use client';

import { Link2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Spoken } from '../../../../../_components/time.tsx';
import { useFormAction } from '../../../../../_components/use-form-action.ts';
import type { FormState } from '../../../../../_server/form-action.ts';
import { CopyField } from '../../../../../_ui/copy-field.tsx';
import { ErrorSummary, TextField } from '../../../../../_ui/field.tsx';
import { FormStatus } from '../../../../../_ui/form-status.tsx';

type Made = FormState & { address?: string };
type LinkEntry = { id: number; label: string; printed: string; spoken: string };

type Props = {
  links: readonly LinkEntry[];
  create: (state: Made, form: FormData) => Promise<Made>;
  revoke: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Makes a preview link, shows it once, and lists those that are open. */
export function PreviewLinks({ links, create, revoke }: Props) {
  const t = useTranslations('publish.preview');
  const [state, action, isPending] = useFormAction<Made>(create);
  const [revoked, revokeAction] = useFormAction<FormState>(revoke);
  const refused = state.ok === false ? state : null;
  return (
    <div className="grid gap-4">
      {state.ok === true && state.address && (
        <div className="grid gap-3 rounded-card border-2 border-lamp bg-accent-soft p-4">
          <FormStatus>{state.message}</FormStatus>
          <CopyField
            key={state.at}
            value={state.address}
            labels={{ label: t('title'), copy: t('copy'), copied: t('copied') }}
          />
          <p>
            <a className="link" href={state.address} target="_blank" rel="noreferrer">
              {t('open')}
            </a>
          </p>
        </div>
      )}
      <form action={action} noValidate className="grid gap-3">
        {refused && <ErrorSummary message={refused.message} fields={refused.fields} link={refused.link} />}
        <div className="flex flex-wrap items-end gap-3">
          <TextField
            name="label"
            label={t('label')}
            hint={t('labelHint')}
            maxLength={200}
            defaultValue={String(refused?.values.label ?? '')}
            error={refused?.fields.label}
            className="flex-[1_1_15rem]"
          />
          <button type="submit" className="btn" aria-disabled={isPending}>
            <Link2 aria-hidden size={18} />
            {t('create')}
          </button>
        </div>
      </form>
      {revoked.ok === false && <ErrorSummary message={revoked.message} fields={revoked.fields} link={revoked.link} />}
      {revoked.ok === true && <FormStatus>{revoked.message}</FormStatus>}
      {links.length > 0 && (
        <div>
          <h3 className="mb-2">{t('list')}</h3>
          <ul className="card overflow-clip">
            {links.map(({ id, label, printed, spoken }) => (
              <li
                key={id}
                className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t px-4 py-2 first:border-t-0"
              >
                <span className="min-w-0 flex-1">
                  <span className="font-semibold">{label || t('unnamed')}</span>
                  <span className="hint relative block">
                    <Spoken as={spoken}>{printed}</Spoken>
                  </span>
                </span>
                <form action={revokeAction}>
                  <input type="hidden" name="id" value={id} />
                  <button
                    type="submit"
                    className="btn bad"
                    aria-label={t('revokeNamed', { label: label || t('unnamed') })}
                  >
                    <X aria-hidden size={18} />
                    {t('revoke')}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
