'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { boundAction } from '#app/_components/bound-action.ts';
import { labelsOf } from '#app/_components/records/labels.ts';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { TextArea } from '#app/_ui/field.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { newRoomsValues, roomsSchema } from '#lib/venues/schema.ts';
import { addRooms } from './actions.ts';

/** More rooms of a venue, by their names: one a line. What else is known of a room is on its page. */
export function AddRooms({
  place,
  language,
  clientKey,
}: {
  place: RecordPlace;
  /** Which the festival names its rooms in. */
  language: Locale;
  clientKey: string;
}) {
  const t = useTranslations('places.rooms');
  const schema = useMemo(() => roomsSchema(language), [language]);
  const values = useMemo(() => ({ ...newRoomsValues, clientKey }), [clientKey]);
  const record = useRecordForm({ name: 'rooms', action: boundAction(addRooms, place), schema, values });
  return (
    <RecordForm
      record={record}
      slug={place.slug}
      labelOf={labelsOf(t)}
      isReadOnly={false}
      isShort
      isSecond
      saveLabel={t('addAll')}
    >
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
