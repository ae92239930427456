'use client';

import { clsx } from 'clsx';
import localFont from 'next/font/local';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, type RecordFormState, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { useLive } from '#app/_ui/use-live.ts';
import type { AppearanceFormValues } from '#lib/festivals/appearance-schema.ts';
import { headStyles, letterings } from '#lib/festivals/choices.ts';
import { LAMP, luminanceOf, nearestReadable } from '#lib/model/colours.ts';
import { pictureColours, saveAppearance } from './actions.ts';
import { ColourField } from './colour-field.tsx';
import { type LookFacts, LookPreview } from './look-preview.tsx';

type Found = Readonly<{ said: string; colours: readonly string[] }>;

/**
 * The colours of the festival's logo or poster, read when asked for; each can be chosen as accent
 * or second colour.
 */
function ReadColours({
  slug,
  read,
  onTake,
}: {
  slug: string;
  read: { id: number; use: 'logo' | 'poster' };
  onTake: (field: 'accent' | 'secondColour', colour: string) => void;
}) {
  const t = useTranslations('appearance');
  const [found, setFound] = useState<Found | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isLive = useLive();
  const ask = async () => {
    setAsking(true);
    try {
      const colours = await pictureColours(slug, read.id);
      setFound({ colours, said: t('read.found', { count: colours.length }) });
    } catch {
      setFound({ colours: [], said: t('read.failed') });
    }
    setAsking(false);
  };
  return (
    <div className="grid gap-3" data-waits={isLive ? undefined : ''}>
      <p>
        <button type="button" className="btn" aria-disabled={isAsking} onClick={() => !isAsking && void ask()}>
          {t(`read.${read.use}`)}
        </button>
      </p>
      <p role="status" className="text-soft empty:hidden">
        {found?.said}
      </p>
      {found && found.colours.length > 0 && (
        <ul className="look-found">
          {found.colours.map((colour) => (
            <li key={colour}>
              <span aria-hidden className="look-swatch" style={{ background: colour }} />
              <span className="num">{colour}</span>
              <button type="button" className="btn" onClick={() => onTake('accent', nearestReadable(colour, 'light'))}>
                {t('read.accent')}
                <span className="sr-only"> {colour}</span>
              </button>
              <button type="button" className="btn" onClick={() => onTake('secondColour', colour)}>
                {t('read.second')}
                <span className="sr-only"> {colour}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const newsreader = localFont({
  src: '../../../../../../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
  variable: '--font-newsreader',
  weight: '200 800',
  preload: false,
});
const hanken = localFont({
  src: '../../../../../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  variable: '--font-hanken',
  weight: '100 900',
  preload: false,
});

/** The fonts a festival can choose; loaded only on the page where they are chosen. */
const letterClasses = `${newsreader.variable} ${hanken.variable}`;

/** Colours, fonts and head of the festival, with a preview that changes as they are chosen. */
export function AppearanceForm({
  place,
  values,
  isReadOnly,
  read,
  shown,
}: RecordFormProps<AppearanceFormValues> & {
  /** The picture whose colours can be read; null if there is none. */
  read: { id: number; use: 'logo' | 'poster' } | null;
  shown: LookFacts;
}) {
  const t = useTranslations('appearance');
  const record = useRecordForm({
    name: 'appearance',
    save: saveAppearance,
    place,
    schema: async () => (await import('#lib/festivals/appearance-schema.ts')).appearanceSchema,
    values,
  });
  const take = (field: 'accent' | 'secondColour', colour: string) =>
    record.form.setValue(field, colour, { shouldDirty: true });
  return (
    <div className={clsx('look', letterClasses)}>
      <RecordForm record={record} words={t} isReadOnly={isReadOnly}>
        <Section id="colours" title={t('section.colours')}>
          <ColourField
            record={record}
            name="accent"
            label={t('label.accent')}
            hint={t('hint.accent')}
            isForLetters
            whenEmpty={LAMP}
          />
          <ColourField
            record={record}
            name="secondColour"
            label={t('label.secondColour')}
            hint={t('hint.secondColour')}
            isForLetters={false}
            whenEmpty={null}
          />
          {read && !isReadOnly && <ReadColours slug={place.slug} read={read} onTake={take} />}
        </Section>
        <Section id="letters" title={t('section.letters')}>
          <div className="look-choices" role="radiogroup" aria-labelledby="letters">
            {letterings.map((one) => (
              <label key={one}>
                <input type="radio" {...record.radio('letters', one)} />
                <span data-letters={one}>
                  <b>{t('specimen.title')}</b>
                  <span>{t('specimen.text')}</span>
                  <small>{t(`letters.${one}`)}</small>
                </span>
              </label>
            ))}
          </div>
        </Section>
        <Section id="head" title={t('section.head')}>
          <div className="look-choices" role="radiogroup" aria-labelledby="head">
            {headStyles.map((one) => (
              <label key={one}>
                <input type="radio" {...record.radio('headStyle', one)} />
                <span>
                  <b>{t(`head.${one}`)}</b>
                  <span>{t(`headHint.${one}`)}</span>
                </span>
              </label>
            ))}
          </div>
        </Section>
      </RecordForm>
      <Live record={record} slug={place.slug} shown={shown} />
    </div>
  );
}

/**
 * The preview follows the choice. A colour that would be refused is replaced by the nearest
 * readable one, as on the page.
 */
function Live({ record, slug, shown }: { record: RecordFormState; slug: string; shown: LookFacts }) {
  const { accent, secondColour, letters, headStyle } = useWatch({ control: record.form.control });
  const values = {
    accent: colourOf(accent),
    secondColour: colourOf(secondColour),
    letters: letterings.find((one) => one === letters) ?? 'bricolage',
    headStyle: headStyles.find((one) => one === headStyle) ?? 'letters',
  };
  return <LookPreview slug={slug} shown={shown} values={values} />;
}

function colourOf(typed: unknown): string | null {
  const colour = typeof typed === 'string' ? typed.trim().toLowerCase() : '';
  return luminanceOf(colour) === null ? null : colour;
}
