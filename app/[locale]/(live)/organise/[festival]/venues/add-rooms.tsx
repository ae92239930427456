'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { RecordForm } from '#app/_components/records/record-form.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import { TextArea } from '#app/_ui/field.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { newRoomsValues } from '#lib/venues/choices.ts';
import { addRooms, type RoomPlace } from './actions.ts';

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
