'use client';

import { AnsweredForm } from '#app/_components/answered-form.tsx';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import type { Installation } from '#lib/festivals/installation.ts';
import { saveInstallation } from './actions.ts';

type Labels = Record<'hostName' | 'hostAddress' | 'hostPhone' | 'save', string>;

/** Name, address and telephone of the host, with the limits of `installationSchema`. */
export function InstallationForm({
  installation,
  labels,
  max,
}: {
  installation: Installation;
  labels: Labels;
  max: { line: number; text: number };
}) {
  return (
    <AnsweredForm action={saveInstallation} labels={labels} submit={labels.save} button="btn lamp justify-self-start">
      {(field, refused) => {
        const asked = (name: 'hostName' | 'hostAddress' | 'hostPhone') => ({
          ...field(name, installation[name]),
          label: labels[name],
        });
        return (
          <>
            <input type="hidden" name="version" value={versionTold(refused?.conflict) ?? installation.version} />
            <TextField {...asked('hostName')} maxLength={max.line} />
            <TextArea {...asked('hostAddress')} rows={3} maxLength={max.text} />
            <TextField {...asked('hostPhone')} type="tel" maxLength={max.line} />
          </>
        );
      }}
    </AnsweredForm>
  );
}

/**
 * After somebody else saved: the version the reader was told of, which the next save is based on.
 */
const versionTold = (conflict: unknown): number | null =>
  typeof conflict === 'object' && conflict !== null && 'version' in conflict ? Number(conflict.version) : null;
