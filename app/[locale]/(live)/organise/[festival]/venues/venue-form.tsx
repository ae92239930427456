'use client';

import { useTranslations } from 'next-intl';
import { type ClipboardEvent, useMemo, useState } from 'react';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { newRoomsValues } from '#lib/venues/choices.ts';
import type { VenueFormValues } from '#lib/venues/schema.ts';
import { type PlaceOnMap, placeIn } from '#lib/venues/typed-place.ts';
import { addRooms, type RoomPlace, saveVenue } from './actions.ts';

/** The form of a venue. `others` are the venues one can walk to, in the order of `values.walks`. */
export function VenueForm({
  place,
  values,
  others,
  isReadOnly,
}: RecordFormProps<VenueFormValues> & {
  others: readonly string[];
}) {
  const t = useTranslations('places.venues');
  const record = useRecordForm({
    name: 'venue',
    save: saveVenue,
    place,
    schema: async () => (await import('#lib/venues/schema.ts')).venueSchema,
    values,
  });
  const nameOf = (path: string, named: (path: string) => string): string => {
    const walk = /^walks\.(\d+)\./.exec(path);
    return walk ? t('label.minutes', { venue: others[Number(walk[1])] ?? '' }) : named(path);
  };
  const [onMap, setOnMap] = useState<PlaceOnMap | null>(null);
  // A pasted map link becomes coordinates at once, as the server would read it, and does not stay
  // in the address.
  const pasted = (event: ClipboardEvent) => {
    const read = placeIn(event.clipboardData.getData('text'));
    if (!read) return;
    event.preventDefault();
    setOnMap(read);
    for (const name of ['latitude', 'longitude'] as const)
      record.form.setValue(name, String(read[name]), { shouldDirty: true });
  };
  return (
    <RecordForm record={record} words={t} nameOf={nameOf} isReadOnly={isReadOnly} addLabel={t('add')}>
      <Section id="where" title={t('section.where')}>
        <BilingualFields record={record} name="name" label={t('label.name')} isRequired />
        <TextArea {...record.field('address')} label={t('label.address')} rows={3} onPaste={pasted} />
        <fieldset>
          <p className="hint">{t('hint.coordinates')}</p>
          <div className="mt-1 flex flex-wrap gap-3">
            {(['latitude', 'longitude'] as const).map((name) => (
              <TextField
                key={name}
                {...record.field(name)}
                label={t(`label.${name}`)}
                autoComplete="off"
                className="w-40"
                onPaste={pasted}
              />
            ))}
          </div>
          <p role="status" className="hint empty:hidden">
            {onMap && t('placeRead', { latitude: String(onMap.latitude), longitude: String(onMap.longitude) })}
          </p>
        </fieldset>
      </Section>
      <Section id="access" title={t('section.access')} hint={t('hint.access')}>
        <BilingualFields record={record} name="access" label={t('label.access')} isLong />
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

/**
 * Adds rooms to a venue by their names, one per line. Further facts are on the page of each room.
 */
export function AddRooms({
  place,
  language,
  clientKey,
}: {
  place: RoomPlace;
  /** The language in which the festival names its rooms. */
  language: Locale;
  clientKey: string;
}) {
  const t = useTranslations('places.rooms');
  const values = useMemo(() => ({ ...newRoomsValues, clientKey }), [clientKey]);
  const record = useRecordForm({
    name: 'rooms',
    save: addRooms,
    place,
    schema: async (language) => (await import('#lib/venues/schema.ts')).roomsSchema(language),
    by: language,
    values,
  });
  return (
    <RecordForm record={record} words={t} isShort isSecond addLabel={t('addAll')}>
      <TextArea
        {...record.field('rooms')}
        label={t('label.rooms')}
        hint={t('hint.rooms')}
        rows={3}
        className="max-w-[34rem]"
      />
    </RecordForm>
  );
}
