'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { NightAfter } from '#app/_components/night-words.tsx';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { NIGHT_ENDS } from '#lib/templates/choices.ts';
import { daysByThemselves } from '#lib/templates/days-by-themselves.ts';
import type { Offer } from '#lib/templates/source.ts';
import { addDays, daysBetween, isDate } from '#lib/time/calendar.ts';
import { typedTime } from '#lib/time/entry.ts';
import { formatDate } from '#lib/time/format.ts';
import type { zoneChoices } from '#lib/time/zones.ts';
import { textAt, type Values } from './values.ts';

type Props = {
  offer: Offer;
  values: Values;
  locale: Locale;
  errors: Record<string, string>;
  zones: ReturnType<typeof zoneChoices>;
};

/** The festival's name, dates, hours and time zone. */
export function DaysFields({ offer, values, locale, errors, zones }: Props) {
  const t = useTranslations('templates');
  const at = (name: string, otherwise: string) => textAt(values, name) ?? otherwise;
  const [dates, setDates] = useState({ startsOn: at('startsOn', offer.startsOn), endsOn: at('endsOn', offer.endsOn) });
  const [closes, setCloses] = useState(at('closesAt', typedTime(offer.closesAt, locale)));
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
      error={errors[`name.${of}`]}
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
          onChange={({ target }) => setDates({ startsOn: target.value, endsOn: keepLength(target) ?? dates.endsOn })}
        />
        <TextField
          name="endsOn"
          type="date"
          label={t('days.to')}
          required
          defaultValue={at('endsOn', offer.endsOn)}
          error={errors.endsOn}
          onChange={({ target }) => setDates({ ...dates, endsOn: target.value })}
        />
        <TextField
          name="opensAt"
          label={t('days.opens')}
          required
          inputMode="text"
          autoComplete="off"
          defaultValue={at('opensAt', typedTime(offer.opensAt, locale))}
          error={errors.opensAt}
        />
        <TextField
          name="closesAt"
          label={t('days.closes')}
          required
          autoComplete="off"
          defaultValue={at('closesAt', typedTime(offer.closesAt, locale))}
          error={errors.closesAt}
          onChange={({ target }) => setCloses(target.value)}
        />
        <div className="-mt-2 sm:col-span-2">
          <p className="hint">{t('days.hoursHint')}</p>
          <NightAfter hour={closes} dayStartsAt={NIGHT_ENDS} />
        </div>
      </div>
      {offer.days.length > 1 && <OntoFields offer={offer} values={values} locale={locale} dates={dates} />}
      <SelectField
        name="timeZone"
        label={t('days.zone')}
        options={zones}
        defaultValue={at('timeZone', offer.timeZone)}
        error={errors.timeZone}
      />
    </>
  );
}

type OntoProps = Pick<Props, 'offer' | 'values' | 'locale'> & { dates: { startsOn: string; endsOn: string } };

/** What each day of the earlier festival becomes. Folded if each simply keeps its weekday. */
function OntoFields({ offer, values, locale, dates }: OntoProps) {
  const t = useTranslations('templates');
  const { startsOn } = dates;
  const length = lengthOf(dates);
  // The days of the new dates; without dates, those of the earlier festival.
  const count = length || Math.min(DAYS_OFFERED, offer.days.length);
  const itself =
    length > 0
      ? daysByThemselves(
          offer.days.map(({ date }) => date),
          dates,
        )
      : null;
  const said = (i: number) => textAt(values, `onto.d${i}`) ?? '';
  const isPlain = !itself || (itself.isByWeekday && !itself.becomes.includes(null));
  const dateAt = (n: number) => formatDate(addDays(startsOn, n), locale, 'long');
  const byItself = (i: number) => {
    if (!itself) return t('days.ontoItself');
    const at = itself.becomes[i] ?? null;
    if (at === null) return t('days.ontoNone');
    return t(itself.isByWeekday ? 'days.ontoItselfOn' : 'days.ontoInOrder', { date: dateAt(at) });
  };
  return (
    <details open={!isPlain || offer.days.some((_, i) => said(i) !== '')}>
      <summary className="link min-h-11 cursor-pointer">{t('days.onto')}</summary>
      <div className="mt-2 grid gap-3">
        <p className="hint">{t(itself && !itself.isByWeekday ? 'days.ontoOrder' : 'days.ontoHint')}</p>
        {offer.days.map((day, i) => (
          <SelectField
            key={day.date}
            name={`onto.d${i}`}
            label={typesetIn(day.title, locale) || t('days.ontoDay', { number: i + 1 })}
            defaultValue={said(i)}
            options={[
              { value: '', label: byItself(i) },
              ...Array.from({ length: count }, (_, n) => ({
                value: String(n),
                label:
                  n < length
                    ? t('days.ontoDayOn', { number: n + 1, date: dateAt(n) })
                    : t('days.ontoDay', { number: n + 1 }),
              })),
              { value: 'none', label: t('places.nowhere') },
            ]}
          />
        ))}
      </div>
    </details>
  );
}

/** The number of days between the dates in the form; 0 if they are not valid. */
function lengthOf({ startsOn, endsOn }: OntoProps['dates']): number {
  const days = isDate(startsOn) && isDate(endsOn) ? daysBetween(startsOn, endsOn) + 1 : 0;
  return days >= 1 && days <= DAYS_OFFERED ? days : 0;
}

const DAYS_OFFERED = 31;

/**
 * Changing the first day moves the last one, so that the festival keeps its length. Returns the
 * last day.
 */
function keepLength(start: HTMLInputElement): string | null {
  const end = start.form?.elements.namedItem('endsOn');
  if (!(end instanceof HTMLInputElement) || !isDate(start.value) || !isDate(end.value)) return null;
  const before = start.dataset.before ?? start.defaultValue;
  const length = isDate(before) ? daysBetween(before, end.value) : 0;
  if (length >= 0) end.value = addDays(start.value, length);
  start.dataset.before = start.value;
  return end.value;
}
