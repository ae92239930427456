import { hourPattern } from '#app/_components/device-clock.ts';
import { buildId } from '#app/feeds/build-id.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/time/format.ts';
import type { OwnView } from './own-view.ts';

/** The script that keeps what is tapped without a network, and what it says. Without it every form is a form. */
export function KeepingTaps({ view: { t, locale } }: { view: Pick<OwnView, 't' | 'locale'> }) {
  const words = {
    unsent: t('unsent', { time: '{time}', other: 'no', day: '' }),
    unsentOn: t('unsent', { time: '{time}', other: 'yes', day: '{day}' }),
    hour: hourPattern(locale),
    drop: t('unsentDrop'),
    sending: t('sending'),
    urgent: typeset(translator(locale, 'board')('emergency.unsent'), locale),
    one: t('unsentCount', { count: 1 }),
    more: t('unsentCount', { count: 1000 }).replace(/1.?000/, '{count}'),
    busy: t('busy'),
    offline: t('offline'),
    hide: translator(locale, 'common')('hideMessage'),
  };
  return <script src={`/team.js?v=${buildId()}`} defer data-keeping={JSON.stringify(words)} />;
}
