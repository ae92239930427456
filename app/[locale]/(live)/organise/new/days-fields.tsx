'use client';

import { useTranslations } from 'next-intl';
import type { Locale } from '../../../../../lib/i18n/locale.ts';
import { inLocale } from '../../../../../lib/i18n/text.ts';
import type { Offer } from '../../../../../lib/templates/offer.ts';
import { addDays, daysBetween, isDate } from '../../../../../lib/time/calendar.ts';
import { typeset } from '../../../../../lib/time/format.ts';
import { zoneName } from '../../../../../lib/time/zones.ts';
import { fieldId, SelectField, TextField } from '../../../../_ui/field.tsx';
import { textAt, type Values } from './values.ts';

type Props = {
  offer: Offer;
  values: Values;
  locale: Locale;
  errors: Record<string, string>;
  zones: { near: readonly string[]; others: readonly string[] };
};

/** Its name, its dates, its hours and its zone. */
export function DaysFields({ offer, values, locale, errors, zones }: Props) {
  const t = useTranslations('templates');
  const at = (name: string, otherwise: string) => textAt(values, name) ?? otherwise;
  const name = (of: Locale) => (
    <TextField
      key={of}
      name={`name.${of}`}
      label={t(`name.${of === locale || locale === 'fr' ? of : 'fr'}`)}
      hint={of === locale ? undefined : t('name.enHint')}
      lang={of}
      required={of === locale}
      maxLength={200}
      autoComplete="off"
      defaultValue={at(`name.${of}`, offer.name[of] ?? '')}
      error={of === locale ? (errors['name.fr'] ?? errors['name.en']) : undefined}
    />
  );
  return (
    <>
      {locale === 'fr' ? [name('fr'), name('en')] : [name('en'), name('fr')]}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="startsOn"
          type="date"
          label={t('days.from')}
          required
          defaultValue={at('startsOn', offer.startsOn)}
          error={errors.startsOn}
          onChange={(event) => keepLength(event.target)}
        />
        <TextField
          name="endsOn"
          type="date"
          label={t('days.to')}
          required
          defaultValue={at('endsOn', offer.endsOn)}
          error={errors.endsOn}
        />
        <TextField
          name="opensAt"
          label={t('days.opens')}
          required
          inputMode="text"
          autoComplete="off"
          defaultValue={at('opensAt', typedHour(offer.opensAt, locale))}
          error={errors.opensAt}
        />
        <TextField
          name="closesAt"
          label={t('days.closes')}
          required
          autoComplete="off"
          defaultValue={at('closesAt', typedHour(offer.closesAt, locale))}
          error={errors.closesAt}
        />
        <p className="hint -mt-2 sm:col-span-2">{t('days.hoursHint')}</p>
      </div>
      {offer.days.length > 1 && <OntoFields offer={offer} values={values} locale={locale} />}
      <ZoneField
        zones={zones}
        label={t('days.zone')}
        near={t('days.zoneNear')}
        others={t('days.zoneOthers')}
        error={errors.timeZone}
        value={at('timeZone', offer.timeZone)}
      />
    </>
  );
}

/** What each day of the earlier festival becomes; by itself it stays on its weekday. */
function OntoFields({ offer, values, locale }: Pick<Props, 'offer' | 'values' | 'locale'>) {
  const t = useTranslations('templates');
  const [from, to] = [textAt(values, 'startsOn') ?? offer.startsOn, textAt(values, 'endsOn') ?? offer.endsOn];
  const length = isDate(from) && isDate(to) ? daysBetween(from, to) + 1 : 0;
  const count = Math.min(DAYS_OFFERED, Math.max(length, offer.days.length));
  const name = (day: Offer['days'][number], i: number) =>
    typeset(inLocale(day.title, locale), locale) || t('days.ontoDay', { number: i + 1 });
  const isSaid = offer.days.some((_, i) => textAt(values, `onto.d${i}`));
  return (
    <details open={isSaid}>
      <summary className="link min-h-11 cursor-pointer">{t('days.onto')}</summary>
      <div className="mt-2 grid gap-3">
        <p className="hint">{t('days.ontoHint')}</p>
        {offer.days.map((day, i) => (
          <SelectField
            key={day.date}
            name={`onto.d${i}`}
            label={name(day, i)}
            defaultValue={textAt(values, `onto.d${i}`) ?? ''}
            options={[
              { value: '', label: t('days.ontoItself') },
              ...Array.from({ length: count }, (_, n) => ({
                value: String(n),
                label: t('days.ontoDay', { number: n + 1 }),
              })),
              { value: 'none', label: t('places.nowhere') },
            ]}
          />
        ))}
      </div>
    </details>
  );
}

const DAYS_OFFERED = 31;

const typedHour = (hour: string, locale: Locale) =>
  locale === 'fr' ? `${Number(hour.slice(0, 2))}h${hour.slice(3) === '00' ? '' : hour.slice(3)}` : hour;

/** Another first day moves the last one along, so that a festival of two days stays one. */
function keepLength(start: HTMLInputElement) {
  const end = start.form?.elements.namedItem('endsOn');
  if (!(end instanceof HTMLInputElement) || !isDate(start.value) || !isDate(end.value)) return;
  const before = start.dataset.before ?? start.defaultValue;
  const length = isDate(before) ? daysBetween(before, end.value) : 0;
  if (length >= 0) end.value = addDays(start.value, length);
  start.dataset.before = start.value;
}

type ZoneProps = {
  zones: Props['zones'];
  label: string;
  near: string;
  others: string;
  value: string;
  error: string | undefined;
};

function ZoneField({ zones, label, near, others, value, error }: ZoneProps) {
  const id = fieldId('timeZone');
  const option = (zone: string) => (
    <option key={zone} value={zone}>
      {zoneName(zone)}
    </option>
  );
  const isKnown = zones.near.includes(value) || zones.others.includes(value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name="timeZone"
        defaultValue={value}
        className="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        {!isKnown && option(value)}
        <optgroup label={near}>{zones.near.map(option)}</optgroup>
        <optgroup label={others}>{zones.others.map(option)}</optgroup>
      </select>
      {error && (
        <div className="error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}
