'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Offer } from '#lib/templates/source.ts';
import { rowsOf, textAt, type Values } from './values.ts';

type Props = { offer: Offer; values: Values; locale: Locale; errors: Record<string, string> };

const MAX_ROOMS = 20;

/** The venue and its rooms, always with one empty row. */
export function PlacesFields({ offer, values, errors }: Props) {
  const t = useTranslations('templates.places');
  const wasSent = rowsOf(values, 'rooms') > 0;
  const proposed = (i: number) => offer.rooms[i];
  const name = (i: number) => (wasSent ? textAt(values, `rooms.${i}.name`) : proposed(i)?.name) ?? '';
  const rows = Math.max(rowsOf(values, 'rooms'), offer.rooms.length);
  const [shown, setShown] = useState(Math.min(MAX_ROOMS, rows + (name(rows - 1) ? 1 : 0)));
  const earlier = offer.rooms.filter(({ from }) => from !== '');
  return (
    <>
      {offer.venues.length > 0 ? (
        <p className="text-soft">{t('venues', { venues: offer.venues.join(', ') })}</p>
      ) : (
        <TextField
          name="venue"
          label={t('venue')}
          hint={t('venueHint')}
          maxLength={200}
          autoComplete="off"
          defaultValue={textAt(values, 'venue') ?? ''}
          error={errors.venue}
        />
      )}
      <fieldset className="grid gap-3">
        <legend className="label">{t('rooms')}</legend>
        <p className="hint">{t('roomsHint')}</p>
        {Array.from({ length: shown }, (_, i) => (
          <div key={i} className="grid grid-cols-[minmax(0,1fr)_6.5rem] items-start gap-3">
            <TextField
              name={`rooms.${i}.name`}
              label={i < rows ? t('room', { number: i + 1 }) : t('anotherRoom')}
              maxLength={200}
              autoComplete="off"
              defaultValue={name(i)}
              error={errors[`rooms.${i}.name`]}
              onChange={(event) => {
                if (event.target.value && i === shown - 1 && shown < MAX_ROOMS) setShown(shown + 1);
              }}
            />
            <TextField
              name={`rooms.${i}.seats`}
              label={t('seats')}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={(wasSent ? textAt(values, `rooms.${i}.seats`) : proposed(i)?.seats?.toString()) ?? ''}
              error={errors[`rooms.${i}.seats`]}
            />
            {proposed(i)?.from && <input type="hidden" name={`rooms.${i}.from`} value={proposed(i)?.from} />}
          </div>
        ))}
      </fieldset>
      {earlier.length > 1 && (
        <details>
          <summary className="link min-h-11 cursor-pointer">{t('into')}</summary>
          <div className="mt-2 grid gap-3">
            <p className="hint">{t('intoHint')}</p>
            {earlier.map((room, i) => (
              <SelectField
                key={room.from}
                name={`into.r${room.from}`}
                label={t('of', { room: room.name })}
                defaultValue={textAt(values, `into.r${room.from}`) ?? String(i)}
                options={[
                  ...Array.from({ length: rows }, (_, row) => ({
                    value: String(row),
                    label: name(row) || t('room', { number: row + 1 }),
                  })),
                  { value: '', label: t('nowhere') },
                ]}
              />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
