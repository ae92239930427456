import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { hourPattern } from '#app/_components/device-clock.ts';
import { Islands, OfflineMark } from '#app/_components/islands.tsx';
import { identityOf } from '#app/_components/programme/identity.ts';
import { inOtherLocale, SiteHeader } from '#app/_components/site-header.tsx';
import { InstantBeside } from '#app/_components/time.tsx';
import { buildId } from '#app/feeds/build-id.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { translator } from '#lib/i18n/translator.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { Notice } from '#lib/model/live-facts.ts';
import type { Clocks } from '#lib/time/format.ts';
import { type SaidKey, saidKeys } from '#lib/volunteers/posted-act.ts';
import { type OwnView, shiftWords } from './own/own-view.ts';
import type { TeamWords } from './team-words.ts';

/**
 * The frame around room sheets and a volunteer's page, which are read without an account and
 * without the framework's scripts.
 */
export function TeamFrame({
  view: { locale, base, who, document },
  className: kind,
  search = '',
  children,
}: {
  view: Pick<OwnView, 'locale' | 'base' | 'document'> & {
    who: Pick<OwnView['who'], 'name' | 'slug' | 'timeZone' | 'isDemonstration'>;
  };
  className: 'team' | 'team own';
  /** The query of this page, so that the link to the other language shows the same choice. */
  search?: string;
  children: ReactNode;
}) {
  const { className, ...looks } = identityOf({ accent: document?.festival.accent ?? null });
  const t = shiftWords(locale);
  return (
    <div {...looks} className={clsx(kind, className)}>
      <KeepingTaps t={t} locale={locale} />
      <Islands />
      {who.isDemonstration && (
        <aside className="demo no-print">{setTranslator(locale, 'terms')('demonstration')}</aside>
      )}
      <SiteHeader
        locale={locale}
        otherHref={inOtherLocale(locale, base) + search}
        festival={{
          name: typesetIn(who.name, locale),
          href: document && programmeBase(locale, who.slug),
        }}
      />
      {children}
      <OfflineMark locale={locale} timeZone={who.timeZone} />
    </div>
  );
}

/**
 * The script that keeps taps while there is no network, and its sentences. Without the script every
 * form posts as usual.
 */
function KeepingTaps({ t, locale }: Pick<OwnView, 't' | 'locale'>) {
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

/**
 * Says what was just done, after a form was posted without scripts or a tap was answered. `said`
 * comes from the address.
 */
export function TapDone({ locale, said }: { locale: Locale; said: unknown }) {
  const key = saidKeys.find((one): one is SaidKey => one === said);
  return (
    <div id="said" role="status" className="own-said no-print">
      {key && <p className="notice good">{shiftWords(locale)(`said.${key}`)}</p>}
    </div>
  );
}

/**
 * Messages to the public and to the team, above everything else on the pages of the team, the
 * newest first. Screen readers read out those that arrive while the page is open.
 */
export function TeamNotices({
  notices,
  clocks,
  wall,
  words: { t, locale },
}: {
  notices: readonly Notice[];
  clocks: Clocks;
  /** The festival's local time when the page was drawn. */
  wall: string;
  words: TeamWords;
}) {
  if (notices.length === 0) return null;
  return (
    <aside className="live-notices is-team no-print" aria-label={t('notices')} id="notices">
      <div role="alert">
        {[...notices].reverse().map(({ text, at, isForTeam }, i) => (
          <div key={i} className="live-notice">
            <p className="live-notice-at">
              <InstantBeside at={at} beside={wall} clocks={clocks} locale={locale} />
              {SEPARATOR}
              {t(isForTeam ? 'noticeTeam' : 'noticeAll')}
            </p>
            <p dir="auto" className="live-notice-text">
              {typesetIn(text, locale)}
            </p>
          </div>
        ))}
      </div>
    </aside>
  );
}
