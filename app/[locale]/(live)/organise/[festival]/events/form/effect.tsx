'use client';

import { useTranslations } from 'next-intl';
import type { Effect } from '#lib/events/effect.ts';
import { formatDuration, formatTime, typeset } from '#lib/time/format.ts';
import { useEventForm } from './form-context.ts';

/** « Le débat passe de 36 à 12 min. » */
export function useEffectSentence(): (effect: Effect) => string {
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
