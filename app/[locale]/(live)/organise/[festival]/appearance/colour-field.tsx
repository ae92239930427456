'use client';

import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { TextField } from '#app/_ui/field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { LAMP, luminanceOf, readability } from '#lib/model/colours.ts';
import { contrastsOf, proposalFor } from './contrasts.ts';

/**
 * A colour: the picker of the device beside its code, every contrast it has in words, and, where it cannot be read, the nearest that can.
 * `isForLetters`: letters are set in it, so that it has to be read on light paper.
 */
export function ColourField({
  record,
  name,
  label,
  hint,
  isForLetters,
}: {
  record: RecordFormState;
  name: string;
  label: string;
  hint: string;
  isForLetters: boolean;
}) {
  const t = useTranslations('appearance');
  const format = useFormatter();
  const isLive = useLive();
  const typed = String(useWatch({ control: record.form.control, name }) ?? '').trim();
  const isColour = luminanceOf(typed) !== null;
  const proposal = isForLetters ? proposalFor(typed) : null;
  const take = (colour: string) => record.form.setValue(name, colour, { shouldDirty: true });
  const ratio = (value: number) => format.number(Math.floor(value * 10) / 10, { minimumFractionDigits: 1 });
  return (
    <div className="look-colour">
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          {...record.field(name)}
          label={label}
          hint={hint}
          placeholder="#0a5563"
          spellCheck={false}
          className="max-w-[24rem] flex-1"
        />
        <input
          type="color"
          className={clsx('look-picker', !isColour && !isForLetters && 'is-none')}
          aria-label={t('picker', { label })}
          value={isColour ? typed.toLowerCase() : LAMP}
          onChange={(event) => take(event.target.value)}
          data-waits={isLive ? undefined : ''}
        />
      </div>
      {isColour && (
        <ul className="look-contrasts">
          {contrastsOf(typed, isForLetters).map(({ key, ratio: value, passes, becomes }) => (
            <li key={key} className={passes ? 'passes' : 'fails'}>
              {t(`contrast.${key}`, { ratio: ratio(value), colour: becomes, passes: String(passes) })}
            </li>
          ))}
        </ul>
      )}
      {proposal && (
        <p role="status" className="look-proposal">
          <span aria-hidden className="look-swatch" style={{ background: proposal }} />
          <span>{t('proposal', { colour: proposal, ratio: ratio(readability(proposal, 'light')) })}</span>
          <button type="button" className="btn" onClick={() => take(proposal)}>
            {t('take')}
          </button>
        </p>
      )}
    </div>
  );
}
