'use client';

import { useTranslations } from 'next-intl';
import { type MouseEvent, useState } from 'react';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { Check, TextField } from '#app/_ui/field.tsx';
import type { DraftPicture } from '#lib/model/draft.ts';
import { picturePurposes } from '#lib/pictures/ground.ts';
import type { PictureFormValues } from '#lib/pictures/schema.ts';
import { savePicture } from './actions.ts';
import { Thumbnail } from './thumbnail.tsx';

/** The form of a picture: its texts, its permission, and the point that must stay in sight. */
export function PictureForm({
  place,
  values,
  picture,
  isReadOnly,
}: RecordFormProps<PictureFormValues> & {
  picture: DraftPicture;
}) {
  const t = useTranslations('pictures');
  const record = useRecordForm({
    name: 'picture',
    save: savePicture,
    place,
    schema: async () => (await import('#lib/pictures/schema.ts')).pictureSchema,
    values,
  });
  const [point, setPoint] = useState({ x: picture.focalX, y: picture.focalY });
  const aim = (event: MouseEvent<HTMLButtonElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    // A button pressed with the keyboard has no position.
    if (event.detail === 0) return;
    const percent = (at: number) => Math.min(100, Math.max(0, Math.round(at * 100)));
    const [x, y] = [percent((event.clientX - left) / width), percent((event.clientY - top) / height)];
    setPoint({ x, y });
    record.form.setValue('focalX', String(x), { shouldDirty: true });
    record.form.setValue('focalY', String(y), { shouldDirty: true });
  };
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly}>
      <Section id="words" title={t('section.words')}>
        <BilingualFields record={record} name="alt" label={t('label.alt')} hint={t('hint.alt')} />
        <TextField {...record.field('credit')} label={t('label.credit')} />
      </Section>
      <Section id="ground" title={t('section.ground')}>
        <TextField {...record.field('givenBy')} label={t('label.givenBy')} hint={t('hint.givenBy')} />
        <fieldset>
          <legend className="label">{t('label.purposes')}</legend>
          <div className="flex flex-wrap gap-x-6">
            {picturePurposes.map((purpose) => (
              <Check key={purpose} {...record.box(`purposes.${purpose}`)} label={t(`purpose.${purpose}`)} />
            ))}
          </div>
        </fieldset>
        <div className="flex flex-wrap gap-4">
          <TextField {...record.field('until')} type="date" label={t('label.until')} hint={t('hint.until')} />
          <TextField
            {...record.field('consentOn')}
            type="date"
            label={t('label.consentOn')}
            hint={t('hint.consentOn')}
          />
        </div>
      </Section>
      <Section id="focal" title={t('section.focal')} hint={t('hint.focal')}>
        <button type="button" className="focal" onClick={aim} aria-label={t('label.focal')}>
          <Thumbnail slug={place.slug} picture={picture} width={960} />
          <span className="focal-point" style={{ left: `${point.x}%`, top: `${point.y}%` }} />
        </button>
        <div className="flex flex-wrap gap-4">
          <TextField {...record.field('focalX')} inputMode="numeric" label={t('label.focalX')} className="w-36" />
          <TextField {...record.field('focalY')} inputMode="numeric" label={t('label.focalY')} className="w-36" />
        </div>
      </Section>
    </RecordForm>
  );
}
