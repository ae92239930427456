'use client';

import { useTranslations } from 'next-intl';
import { boundAction } from '#app/_components/bound-action.ts';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { labelsOf } from '#app/_components/records/labels.ts';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import { type VenueFormValues, venueSchema } from '#lib/venues/schema.ts';
import { saveVenue } from './actions.ts';

/** The venue's form. `others` are the venues one can walk to, in the order of `values.walks`. */
export function VenueForm({
  place,
  values,
  others,
  isReadOnly,
}: {
  place: RecordPlace;
  values: VenueFormValues;
  others: readonly string[];
  isReadOnly: boolean;
}) {
  const t = useTranslations('places.venues');
  const record = useRecordForm({ name: 'venue', action: boundAction(saveVenue, place), schema: venueSchema, values });
  const named = labelsOf(t);
  const labelOf = (name: string): string => {
    const walk = /^walks\.(\d+)\./.exec(name);
    return walk ? t('label.minutes', { venue: others[Number(walk[1])] ?? '' }) : named(name);
  };
  return (
    <RecordForm
      record={record}
      slug={place.slug}
      labelOf={labelOf}
      isReadOnly={isReadOnly}
      {...(place.number === null && { saveLabel: t('add') })}
    >
      <Section id="where" title={t('section.where')}>
        <BilingualFields record={record} name="name" label={t('name')} isRequired />
        <TextArea {...record.field('address')} label={t('label.address')} rows={3} />
        <fieldset>
          <p className="hint" id="coordinates">
            {t('hint.coordinates')}
          </p>
          <div className="mt-1 flex flex-wrap gap-3">
            <TextField {...record.field('latitude')} label={t('label.latitude')} inputMode="decimal" className="w-40" />
            <TextField
              {...record.field('longitude')}
              label={t('label.longitude')}
              inputMode="decimal"
              className="w-40"
            />
          </div>
        </fieldset>
      </Section>
      <Section id="access" title={t('section.access')} hint={t('hint.access')}>
        <BilingualFields record={record} name="access" label={t('access')} isLong />
      </Section>
      {others.length > 0 && (
        <Section id="walks" title={t('section.walks')} hint={t('sectionHint.walks')}>
          <div className="grid gap-4 sm:grid-cols-2">
            {others.map((venue, index) => (
              <div key={index}>
                <input type="hidden" {...record.hidden(`walks.${index}.venueId`)} />
                <TextField
                  {...record.field(`walks.${index}.minutes`)}
                  label={t('label.minutes', { venue })}
                  inputMode="numeric"
                />
              </div>
            ))}
          </div>
        </Section>
      )}
    </RecordForm>
  );
}
