'use client';

import { useTranslations } from 'next-intl';
import { TimeOf } from '#app/_components/time.tsx';
import { useEventForm } from './form-context.ts';
import { useTypedOrder } from './use-order.ts';

/** On a phone the conduite is far away: its end stands here. */
export function EndInSight() {
  const t = useTranslations('events.form');
  const { locale } = useEventForm();
  const { publicEnd } = useTypedOrder();
  if (!publicEnd) return null;
  return (
    <p className="num ml-auto text-right text-soft xl:hidden">
      <span className="spoken">{t('publicEnd')} </span>
      <span aria-hidden>→ </span>
      <TimeOf at={publicEnd} locale={locale} className="font-semibold text-ink" />
    </p>
  );
}
