'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Fold } from '#app/_components/records/fold.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { TextField } from '#app/_ui/field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { announceables } from '#lib/films/schema.ts';

/** « Titre annonçable »: yes, no, or from a date; what stands in its place until then. */
export function Announcement({ record }: { record: RecordFormState }) {
  const t = useTranslations('films');
  const isLive = useLive();
  const chosen = useWatch({ control: record.form.control, name: 'announceable' }) as string;
  // Where no script runs nobody hears of the choice: everything it may ask for is there.
  const unheard = (isAsked: boolean) => (isAsked || isLive ? {} : { 'data-scriptless': '' });
  const asksDate = chosen === 'from';
  const asksTitle = chosen !== 'yes';
  const known = announceables.find((value) => value === chosen);
  return (
    <Fold
      title={t('section.announce')}
      set={known && t(`announceableOption.${known}`)}
      isOpen={record.isWrong('announceable', 'announceableFrom', 'neutralTitle')}
    >
      <p className="hint">{t('sectionHint.announce')}</p>
      <fieldset>
        <legend className="label">{t('label.announceable')}</legend>
        <div className="mt-1 flex flex-wrap gap-x-6">
          {announceables.map((value) => (
            <label key={value} className="flex min-h-11 cursor-pointer items-center gap-2">
              <input type="radio" {...record.radio('announceable', value)} className="size-5 accent-accent" />
              {t(`announceableOption.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {(asksDate || !isLive) && (
        <div {...unheard(asksDate)}>
          <TextField
            {...record.field('announceableFrom')}
            type="date"
            label={t('label.announceableFrom')}
            className="max-w-[14rem]"
          />
        </div>
      )}
      {(asksTitle || !isLive) && (
        <div {...unheard(asksTitle)}>
          <BilingualFields
            record={record}
            name="neutralTitle"
            label={t('neutralTitle')}
            hint={t('hint.neutralTitle')}
          />
        </div>
      )}
    </Fold>
  );
}
