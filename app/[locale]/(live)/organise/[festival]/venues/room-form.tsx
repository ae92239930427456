'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { OpeningHours } from '#app/_components/records/record-fields.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { Check, SelectField, TextArea, TextField } from '#app/_ui/field.tsx';
import { BIG_HOUSE_SEATS, LONG_CLEAR_MINUTES } from '#lib/events/running-order.ts';
import { type RoomAbility, roomAbilities, roomAccesses, roomKinds } from '#lib/venues/choices.ts';
import type { RoomFormValues } from '#lib/venues/schema.ts';
import { type RoomPlace, saveRoom } from './actions.ts';

/** Equipment only the team needs; access for the public is asked with yes and no. */
const isEquipment = (ability: RoomAbility) => !roomAccesses.some((access) => access === ability);

/** The form of a room: seats, the time before and after a séance, equipment, opening hours. */
export function RoomForm({
  place,
  values,
  defaults,
  dayStartsAt,
  isReadOnly,
}: RecordFormProps<RoomFormValues, RoomPlace> & {
  /** The default minutes for a room with so many seats, used for empty fields. */
  defaults: { doors: number; clear: number };
  dayStartsAt: string;
}) {
  const t = useTranslations('places.rooms');
  const terms = useTranslations('terms');
  const record = useRecordForm({
    name: 'room',
    save: saveRoom,
    place,
    schema: async () => (await import('#lib/venues/schema.ts')).roomSchema,
    values,
  });
  const number = { inputMode: 'numeric', className: 'max-w-[16rem]' } as const;
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly} addLabel={t('add')}>
      <Section id="room" title={t('section.room')}>
        <BilingualFields record={record} name="name" label={t('label.name')} isRequired />
        <SelectField
          {...record.field('kind')}
          label={t('label.kind')}
          hint={t('hint.kind')}
          className="max-w-[20rem]"
          options={roomKinds.map((value) => ({ value, label: terms(`roomKind.${value}`) }))}
        />
        <div className="pair">
          <TextField {...record.field('seats')} label={t('label.seats')} {...number} />
          <TextField {...record.field('wheelchairPlaces')} label={t('label.wheelchairPlaces')} {...number} />
        </div>
      </Section>
      <Section
        id="times"
        title={t('section.times')}
        hint={t('sectionHint.times', { ...defaults, long: LONG_CLEAR_MINUTES, seats: BIG_HOUSE_SEATS })}
      >
        <div className="pair">
          <TextField
            {...record.field('doorsMinutes')}
            label={t('label.doorsMinutes')}
            placeholder={String(defaults.doors)}
            {...number}
          />
          <TextField
            {...record.field('clearMinutes')}
            label={t('label.clearMinutes')}
            placeholder={String(defaults.clear)}
            {...number}
          />
        </div>
      </Section>
      <Section id="abilities" title={t('section.abilities')} hint={t('sectionHint.abilities')}>
        {record.error('abilities') && <p className="error">{record.error('abilities')}</p>}
        <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3" id="field-abilities" tabIndex={-1}>
          {roomAbilities.filter(isEquipment).map((ability) => (
            <Check key={ability} {...record.box(`abilities.${ability}`)} label={terms(`ability.${ability}`)} />
          ))}
        </div>
      </Section>
      <Section id="access" title={t('section.access')} hint={t('sectionHint.access')}>
        {record.error('lacks') && <p className="error">{record.error('lacks')}</p>}
        <div
          className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-2"
          id="field-lacks"
          tabIndex={-1}
        >
          {roomAccesses.map((access) => (
            <fieldset key={access} className="min-w-0">
              <legend className="label first-letter:uppercase">{terms(`ability.${access}`)}</legend>
              <div className="flex gap-x-6">
                <Check {...record.box(`abilities.${access}`)} label={t('has')} />
                <Check {...record.box(`lacks.${access}`)} label={t('lacks')} />
              </div>
            </fieldset>
          ))}
        </div>
      </Section>
      <Section id="hours" title={t('section.hours')} hint={t('sectionHint.hours')}>
        <OpeningHours record={record} of="rooms" dayStartsAt={dayStartsAt} />
      </Section>
      <Section id="team" title={t('section.team')}>
        <TextArea {...record.field('note')} label={t('label.note')} hint={t('hint.note')} rows={3} />
      </Section>
    </RecordForm>
  );
}
