'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { Duration, TimeOf } from '#app/_components/time.tsx';
import { itemKinds } from '#lib/events/choices.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { type RunningOrder, type RunningOrderItem, SHORTEST_ELASTIC_MINUTES } from '#lib/events/running-order.ts';
import { formatDuration } from '#lib/time/format.ts';
import { useEventForm } from './form-context.ts';
import { lookOf } from './item-row.tsx';
import { useTypedOrder } from './use-order.ts';

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
