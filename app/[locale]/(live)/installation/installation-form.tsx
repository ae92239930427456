'use client';

import { FormAnswer } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import type { Installation } from '#lib/festivals/installation.ts';
import { saveInstallation } from './actions.ts';

type Labels = Record<'hostName' | 'hostAddress' | 'hostPhone' | 'save', string>;

/** Name, address and telephone of the host, with the bounds of `installationSchema`. */
export function InstallationForm({
  installation,
  labels,
  max,
}: {
  installation: Installation;
  labels: Labels;
  max: { line: number; text: number };
}) {
  const [state, action, isPending] = useFormAction(saveInstallation);
  const refused = state.ok === false ? state : null;
  const fieldOf = (name: 'hostName' | 'hostAddress' | 'hostPhone') => ({
    name,
    label: labels[name],
    defaultValue: refused ? String(refused.values[name] ?? '') : installation[name],
    error: refused?.fields[name],
  });
  return (
    <form action={action} noValidate className="grid gap-4">
      <FormAnswer state={state} labels={labels} />
      <input type="hidden" name="version" value={versionTold(refused?.conflict) ?? installation.version} />
      <TextField {...fieldOf('hostName')} maxLength={max.line} />
      <TextArea {...fieldOf('hostAddress')} rows={3} maxLength={max.text} />
      <TextField {...fieldOf('hostPhone')} type="tel" maxLength={max.line} />
      <button type="submit" className="btn lamp justify-self-start" aria-disabled={isPending}>
        {labels.save}
      </button>
    </form>
  );
}

/** After somebody else saved: the version the reader was told of, on top of which the next save is. */
const versionTold = (conflict: unknown): number | null =>
  typeof conflict === 'object' && conflict !== null && 'version' in conflict ? Number(conflict.version) : null;
