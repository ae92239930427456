'use client';

import { clsx } from 'clsx';
import localFont from 'next/font/local';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { Section } from '#app/_components/records/section.tsx';
import { type RecordFormProps, type RecordFormState, useRecordForm } from '#app/_components/records/use-record-form.ts';
import {
  type AppearanceFormValues,
  appearanceSchema,
  headStyles,
  letterings,
} from '#lib/festivals/appearance-schema.ts';
import { luminanceOf } from '#lib/model/colours.ts';
import { saveAppearance } from './actions.ts';
import { ColourField } from './colour-field.tsx';
import { Preview, type Shown } from './preview.tsx';
import { ReadColours } from './read-colours.tsx';

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

/** The letters a festival can choose, for the page where they are chosen alone. */
const letterClasses = `${newsreader.variable} ${hanken.variable}`;

/** Colours, letters and head of the festival, with the page they make beside them while they are being chosen. */
export function AppearanceForm({
  place,
  values,
  isReadOnly,
  read,
  shown,
}: RecordFormProps<AppearanceFormValues> & {
  /** The picture whose colours can be read; null while there is none. */
  read: { id: number; use: 'logo' | 'poster' } | null;
  shown: Shown;
}) {
  const t = useTranslations('appearance');
  const record = useRecordForm({
    name: 'appearance',
    save: saveAppearance,
    place,
    schema: appearanceSchema,
    values,
  });
  const take = (field: 'accent' | 'secondColour', colour: string) =>
    record.form.setValue(field, colour, { shouldDirty: true });
  return (
    <div className={clsx('look', letterClasses)}>
      <RecordForm record={record} words={t} isReadOnly={isReadOnly}>
        <Section id="colours" title={t('section.colours')}>
          <ColourField record={record} name="accent" label={t('label.accent')} hint={t('hint.accent')} isForLetters />
          <ColourField
            record={record}
            name="secondColour"
            label={t('label.secondColour')}
            hint={t('hint.secondColour')}
            isForLetters={false}
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

/** The preview follows what is chosen; a colour that would be refused is shown as it would be shown, by its nearest. */
function Live({ record, slug, shown }: { record: RecordFormState; slug: string; shown: Shown }) {
  const { accent, secondColour, letters, headStyle } = useWatch({ control: record.form.control });
  const values = {
    accent: colourOf(accent),
    secondColour: colourOf(secondColour),
    letters: letterings.find((one) => one === letters) ?? 'bricolage',
    headStyle: headStyles.find((one) => one === headStyle) ?? 'letters',
  };
  return <Preview slug={slug} shown={shown} values={values} />;
}

function colourOf(typed: unknown): string | null {
  const colour = typeof typed === 'string' ? typed.trim().toLowerCase() : '';
  return luminanceOf(colour) === null ? null : colour;
}
