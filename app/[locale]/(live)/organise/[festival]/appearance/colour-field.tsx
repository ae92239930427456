'use client';

import { clsx } from 'clsx';
import { useFormatter, useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { TextField } from '#app/_ui/field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import {
  AA_TEXT,
  contrastOf,
  GROUNDS,
  inkOn,
  LAMP,
  luminanceOf,
  nearestReadable,
  readability,
} from '#lib/model/colours.ts';

/**
 * A field for a colour: the device's colour picker beside its code, its contrasts in words, and if
 * it cannot be read, the nearest colour that can. `isForLetters`: text is set in it, so it must be
 * readable on light paper. `whenEmpty`: the colour that applies when none is typed, or null.
 */
export function ColourField({
  record,
  name,
  label,
  hint,
  isForLetters,
  whenEmpty,
}: {
  record: RecordFormState;
  name: string;
  label: string;
  hint: string;
  isForLetters: boolean;
  whenEmpty: string | null;
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
          className={clsx('look-picker', !isColour && whenEmpty === null && 'is-none')}
          aria-label={t('picker', { label })}
          value={isColour ? typed.toLowerCase() : (whenEmpty ?? LAMP)}
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

/** One contrast of a chosen colour: the key of a sentence, the ratio, and whether it suffices. */
type Contrast = Readonly<{
  key: 'light' | 'fillBlack' | 'fillWhite' | 'dark' | 'darkLightened';
  ratio: number;
  passes: boolean;
  /** The colour it is replaced by there, if that differs. */
  becomes: string;
}>;

/**
 * The contrasts of a colour `#rrggbb`: as text on light and dark paper, and of text on it. None for
 * something that is no colour.
 */
function contrastsOf(colour: string, isForLetters: boolean): Contrast[] {
  const ink = inkOn(colour);
  if (ink === null) return [];
  const on = contrastOf(colour, ink === 'black' ? '#000000' : '#ffffff');
  const fill: Contrast = { key: ink === 'black' ? 'fillBlack' : 'fillWhite', ratio: on, passes: true, becomes: colour };
  if (!isForLetters) return [fill];
  const light = readability(colour, 'light');
  const becomes = nearestReadable(colour, 'dark');
  const isSame = becomes === colour.toLowerCase();
  return [
    { key: 'light', ratio: light, passes: light >= AA_TEXT, becomes: colour },
    fill,
    { key: isSame ? 'dark' : 'darkLightened', ratio: contrastOf(becomes, GROUNDS.dark.paper), passes: true, becomes },
  ];
}

/** The nearest acceptable colour; null where this one is acceptable, or no colour. */
function proposalFor(colour: string): string | null {
  if (luminanceOf(colour) === null || readability(colour, 'light') >= AA_TEXT) return null;
  return nearestReadable(colour, 'light');
}
