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
 * A colour: the picker of the device beside its code, every contrast it has in words, and, where it
 * cannot be read, the nearest that can. `isForLetters`: letters are set in it, so that it has to be
 * read on light paper. `whenEmpty`: the colour there is where none is typed, or null.
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

/**
 * What is said of a colour that is being chosen: a sentence by its key, with how far the two stand
 * out, and whether that is enough.
 */
type Contrast = Readonly<{
  key: 'light' | 'fillBlack' | 'fillWhite' | 'dark' | 'darkLightened';
  ratio: number;
  passes: boolean;
  /** What it becomes there, where that is another colour. */
  becomes: string;
}>;

/**
 * The contrasts of a colour `#rrggbb`: of its letters on light and dark paper, and of the ink on
 * it. Nothing of what is no colour.
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

/** The nearest colour that may be chosen instead; null where this one may, or is none. */
function proposalFor(colour: string): string | null {
  if (luminanceOf(colour) === null || readability(colour, 'light') >= AA_TEXT) return null;
  return nearestReadable(colour, 'light');
}
