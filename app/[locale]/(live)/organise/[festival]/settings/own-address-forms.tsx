'use client';

import { FormAnswer } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { TextField } from '#app/_ui/field.tsx';
import { useNewest } from '#app/_ui/use-newest.ts';
import { askAddress, checkAddress, leaveAddress } from './actions.ts';

type Labels = Record<'host' | 'hostHint' | 'ask' | 'check' | 'leave' | 'leaveText' | 'leaveSure', string>;

/** What can be done about the festival's own host name: ask for one, or check it and give it up. */
export function OwnAddressForms({
  slug,
  host,
  isAllowed,
  labels,
}: {
  slug: string;
  /** Null: none was asked for. */
  host: string | null;
  isAllowed: boolean;
  labels: Labels;
}) {
  const [asked, ask, isAsking] = useFormAction(askAddress, slug);
  const [checked, check, isChecking] = useFormAction(checkAddress, slug);
  const [left, leave, isLeaving] = useFormAction(leaveAddress, slug);
  const state = useNewest(asked, checked, left);
  const refused = asked.ok === false ? asked : null;
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} labels={labels} />
      {host === null ? (
        <form action={ask} noValidate className="grid max-w-[30rem] gap-4">
          <TextField
            name="host"
            label={labels.host}
            hint={labels.hostHint}
            defaultValue={refused ? String(refused.values.host ?? '') : ''}
            error={refused?.fields.host}
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <button type="submit" className="btn justify-self-start" aria-disabled={isAsking}>
            {labels.ask}
          </button>
        </form>
      ) : (
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
          {isAllowed && (
            <form action={check}>
              <button type="submit" className="btn" aria-disabled={isChecking}>
                {labels.check}
              </button>
            </form>
          )}
          <details>
            <summary className="link min-h-[44px] w-fit py-2">{labels.leave}</summary>
            <form action={leave} className="grid max-w-[34rem] gap-3 py-2">
              <p>{labels.leaveText}</p>
              <button type="submit" className="btn bad justify-self-start" aria-disabled={isLeaving}>
                {labels.leaveSure}
              </button>
            </form>
          </details>
        </div>
      )}
    </div>
  );
}
