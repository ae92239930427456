'use client';

import { clsx } from 'clsx';
import { Clapperboard, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form';
import { Section } from '#app/_components/records/record-form.tsx';
import { Duration, TimeOf } from '#app/_components/time.tsx';
import { Options } from '#app/_ui/field.tsx';
import { saidIn } from '#lib/events/access-of-parts.ts';
import { type ItemKind, itemKinds, MAX_ITEMS } from '#lib/events/choices.ts';
import { accessValues, type EventFormValues, emptyItem } from '#lib/events/form-values.ts';
import {
  EMPTY_EVENT_MINUTES,
  type RunningOrder,
  type RunningOrderItem,
  SHORTEST_ELASTIC_MINUTES,
} from '#lib/events/running-order.ts';
import { type Effect, effectOf, placeOfNewFilm } from '#lib/events/typed-order.ts';
import { uncapital } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { deniedIn, isOfRoom } from '#lib/model/said-access.ts';
import { formatDuration, formatTime } from '#lib/time/format.ts';
import { newKey, useControl, useEventForm, useLayOut, useListener, useTypedOrder, waits } from './form-context.ts';
import { ItemRow, lookOf } from './item-row.tsx';
import { Quiet, useOffered } from './rows.tsx';

/** How many empty rows a form without a script has. */
const SPARE_ROWS = 3;

/** The running order: the parts in order, whose lengths add up as one types. */
export function Items() {
  const t = useTranslations('events.form');
  const { isLive, locale } = useEventForm();
  const { getValues } = useFormContext<EventFormValues>();
  const { fields, insert, remove, move } = useFieldArray<EventFormValues, 'items'>({ name: 'items' });
  const order = useTypedOrder();
  const [said, say] = useState('');
  const spare = isLive ? 0 : Math.min(MAX_ITEMS - fields.length, SPARE_ROWS);

  const add = (place: number, kind: ItemKind, film = '') => {
    const others = getValues('items').filter((item) => item.kind !== 'break');
    // Access denied for the whole séance is denied for a new part too; access promised must be
    // stated for it.
    const said = deniedIn(saidIn(others[0]?.access ?? {}))
      .filter((access) => isOfRoom(access) && others.every((item) => item.access[access] === 'no'))
      .map((access) => `no-${access}` as const);
    insert(place, { ...emptyItem(newKey(), kind), film, access: accessValues(said) });
  };
  const act = (i: number, what: string) => ({
    up: i > 0 ? () => shift(i, i - 1, what) : undefined,
    down: i < fields.length - 1 ? () => shift(i, i + 1, what) : undefined,
    remove: () => {
      remove(i);
      say(t('removed', { what }));
    },
  });
  const shift = (from: number, to: number, what: string) => {
    move(from, to);
    say(t('moved', { what, place: to + 1, count: fields.length }));
  };

  const row = (key: string, place: number, isSpare: boolean) => (
    <ItemRow
      key={key}
      place={place}
      isSpare={isSpare}
      timed={order.items.find((item) => item.itemId === place)}
      act={(what) => act(place, what)}
    />
  );
  return (
    <Section
      id="items"
      group={useControl().group('items')}
      title={t('sections.items')}
      beside={
        fields.length < MAX_ITEMS && (
          <div className="adds ml-auto max-sm:w-full" {...waits(isLive)}>
            <AddFilm onAdd={(place, film) => add(place, 'film', film)} />
          </div>
        )
      }
    >
      {fields.length === 0 && (
        <p className="hint">{t('itemsEmpty', { minutes: formatDuration(EMPTY_EVENT_MINUTES, locale) })}</p>
      )}
      <ol className="rows-box empty:hidden">{fields.map(({ id }, i) => row(id, i, false))}</ol>
      {spare > 0 && (
        <noscript>
          <ol className="rows-box">
            {Array.from({ length: spare }, (_, i) => row(`spare-${i}`, fields.length + i, true))}
          </ol>
        </noscript>
      )}
      <p role="status" className="spoken">
        {said}
      </p>
      <OrderChange />
      {fields.length < MAX_ITEMS && (
        <div className="add-row" {...waits(isLive)}>
          <AddPart onAdd={(kind) => add(getValues('items').length, kind)} />
        </div>
      )}
    </Section>
  );
}

/** What unsaved changes do to the debate or the end. */
function OrderChange() {
  const { initial } = useEventForm();
  const layOut = useLayOut();
  const sentence = useEffectSentence();
  const values = useWatch<EventFormValues>() as EventFormValues;
  // The values that were saved last, which the form may not have been opened with.
  const { defaultValues } = useFormState<EventFormValues>();
  const isNew = initial.version === '0';
  const effect = isNew || !values.items ? null : effectOf(layOut(defaultValues as EventFormValues), layOut(values));
  return (
    <p role="status" className="rounded-field bg-accent-soft px-3 py-2 font-semibold empty:hidden">
      {effect && sentence(effect)}
    </p>
  );
}

/**
 * Adds a film: it is chosen, then its effect on the séance is shown, and only then is it added; by
 * saving too, as the effect was shown by then.
 */
function AddFilm({ onAdd }: { onAdd: (place: number, film: string) => void }) {
  const t = useTranslations('events.form');
  const locale = useLocale();
  const { choices, links } = useEventForm();
  const { getValues } = useFormContext<EventFormValues>();
  const [film, choose] = useState('');
  const { offered, going } = useOffered(
    choices.films.map(({ id, name }) => ({ value: String(id), label: name })),
    film,
  );
  const layOut = useLayOut();
  const sentence = useEffectSentence();

  const values = getValues();
  const place = placeOfNewFilm(values.items.map((item) => item.kind));
  const withFilm = {
    ...values,
    items: values.items.toSpliced(place, 0, { ...emptyItem('n0', 'film'), film }),
  };
  const effect = film ? effectOf(layOut(values), layOut(withFilm)) : null;
  const select = useRef<HTMLSelectElement>(null);
  const add = () => {
    onAdd(place, film);
    choose('');
  };
  // React hears of it after the form itself, and draws the part before the check ends.
  useListener(() => film && select.current?.form, 'submit', add);

  if (choices.films.length === 0)
    return (
      <a href={links.newFilm} className="btn">
        <Clapperboard aria-hidden size={18} />
        {t('makeFilm')}
      </a>
    );
  return (
    <div className="grid w-full gap-2 sm:w-auto sm:max-w-96">
      <div className="flex flex-wrap gap-2">
        <label className="min-w-40 flex-1">
          <Quiet>{t('addFilm')}</Quiet>
          <select
            ref={select}
            className="input"
            value={film}
            {...going}
            onChange={(event) => choose(event.target.value)}
          >
            <option value="">{t('addFilm')}…</option>
            <Options options={offered} />
          </select>
        </label>
        {film && (
          <button type="button" className="btn" onClick={add}>
            <Plus aria-hidden size={18} />
            {t('addThisFilm')}
          </button>
        )}
      </div>
      <p role="status" className="hint empty:hidden">
        {effect && `${t('withFilm')} ${uncapital(sentence(effect), locale)}`}
      </p>
    </div>
  );
}

const parts = ['introduction', 'talk', 'debate', 'show', 'break', 'other'] as const satisfies readonly ItemKind[];

/** A button for each kind of part other than films. */
function AddPart({ onAdd }: { onAdd: (kind: ItemKind) => void }) {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="spoken">{t('addPartLabel')}</legend>
      {parts.map((kind) => (
        <button key={kind} type="button" className="btn" onClick={() => onAdd(kind)}>
          <Plus aria-hidden size={18} />
          {terms(`itemKind.${kind}`)}
        </button>
      ))}
    </fieldset>
  );
}

/** « Le débat passe de 36 à 12 min. » */
function useEffectSentence(): (effect: Effect) => string {
  const t = useTranslations('events.effect');
  const { locale } = useEventForm();
  const minutes = (value: number) => formatDuration(value, locale, value < 60 ? 'minutes' : 'hours');
  const say = (effect: Effect): string => {
    if (effect.kind === 'elastic') {
      const values = { what: t(`the.${effect.item}`), from: minutes(effect.from), to: minutes(effect.to) };
      if (effect.overrun > 0) return t('belowMinimum', { ...values, overrun: minutes(effect.overrun) });
      return t('elastic', values);
    }
    if (effect.kind === 'end') {
      const values = { from: formatTime(effect.from, locale), to: formatTime(effect.to, locale) };
      return t(effect.isApproximate ? 'endAbout' : 'end', values);
    }
    const values = { from: minutes(effect.from), to: minutes(effect.to) };
    return t(effect.isApproximate ? 'lengthAbout' : 'length', values);
  };
  return (effect) => typeset(say(effect), locale);
}

/** The conduite as one types: doors, each part with its hour, public end, room free. */
export function Conduite() {
  const t = useTranslations('events.form');
  const { locale } = useEventForm();
  const order = useTypedOrder();
  return (
    <section aria-labelledby="conduite" className="card p-4">
      <h2 id="conduite" className="text-[1.2rem]">
        {t('order')}
      </h2>
      {!order.items[0]?.startsAt && !order.publicEnd && <p className="hint mt-1">{t('noTimeYet')}</p>}
      <ol className="conduite">
        <Moment at={order.doorsAt} label={t('doorsAt')} isQuiet />
        {order.items.map((item) => (
          <Part key={item.itemId} item={item} />
        ))}
        <Moment at={order.publicEnd} label={t('publicEnd')} isApproximate={order.endIsApproximate} />
        <Moment at={order.freeAt} label={t('roomFree')} isApproximate={order.endIsApproximate} isQuiet />
      </ol>
      <p className="flex justify-between gap-4 border-line border-t pt-2 font-semibold">
        {t('total')}
        <Duration
          minutes={order.totalMinutes}
          locale={locale}
          style="hours"
          isApproximate={order.isApproximate && order.endIsApproximate}
        />
      </p>
      <Trouble order={order} />
    </section>
  );
}

function Trouble({ order }: { order: RunningOrder }) {
  const t = useTranslations('events.form');
  const { locale } = useEventForm();
  return (
    <p role="status" className="mt-2 font-semibold text-bad empty:hidden">
      {order.overrunMinutes > 0
        ? t('overrun', { minutes: formatDuration(order.overrunMinutes, locale) })
        : order.elastic?.isBelowMinimum &&
          t('belowMinimum', { minutes: formatDuration(SHORTEST_ELASTIC_MINUTES, locale) })}
    </p>
  );
}

function Moment({
  at,
  label,
  isApproximate = false,
  isQuiet = false,
}: {
  at: string | null;
  label: string;
  isApproximate?: boolean;
  isQuiet?: boolean;
}) {
  const t = useTranslations('common');
  const { locale } = useEventForm();
  if (!at) return null;
  return (
    <li className={clsx(isQuiet && 'text-soft')}>
      <TimeOf at={at} locale={locale} style="column" />
      <span>
        {label}
        {isApproximate && <span className="text-soft"> ({t('approximately')})</span>}
      </span>
    </li>
  );
}

function Part({ item }: { item: RunningOrderItem }) {
  const terms = useTranslations('terms');
  const { choices, initial, locale } = useEventForm();
  const name = `items.${item.itemId}` as const;
  const typed = useWatch<EventFormValues, typeof name>({ name }) ?? initial.items[item.itemId];
  const film = choices.films.find(({ id }) => String(id) === typed?.film)?.name;
  const kind = itemKinds.find((known) => known === item.kind) ?? 'other';
  return (
    <li className={`conduite-part ${lookOf(item.kind)}`}>
      {item.startsAt ? (
        <TimeOf at={item.startsAt} locale={locale} style="column" />
      ) : (
        <Duration minutes={item.offset} locale={locale} className="text-soft" />
      )}
      <span>
        {typed?.title[locale] || typed?.title.fr || film || terms(`itemKind.${kind}`)}
        <span className="block text-soft">
          <Duration minutes={item.minutes} locale={locale} isApproximate={item.isApproximate} />
        </span>
      </span>
    </li>
  );
}
