import { getTranslations } from 'next-intl/server';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { env } from '#lib/env.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTimeRange } from '#lib/time/format.ts';
import { hiddenLinks, shownLinks } from '#lib/volunteers/links.ts';
import { readIn } from '#lib/volunteers/say-shift.ts';
import '#app/_components/programme/qr-code.css';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { type Drawing, type PrintedShift, printedShifts } from './drawing.ts';
import { shiftsOnSlip } from './slip-size.ts';

/**
 * A slip per person, four on an A4, in their language: as many of their shifts as fit, and the QR
 * code of their page.
 */
export async function Slips({ festival, plan }: Drawing) {
  const t = await getTranslations('coordination.print');
  const links = shownLinks(festival);
  const shiftsIn = (locale: Locale) => new Map(printedShifts({ plan, locale }).map((one) => [one.shift.id, one]));
  const shifts = { fr: shiftsIn('fr'), en: shiftsIn('en') };
  const people = plan.volunteers.filter(({ id }) => (plan.prepared.held.get(id) ?? []).length > 0);
  const hidden = hiddenLinks(festival);
  const without = people.filter(({ id }) => !links.has(id) && !hidden.includes(id)).length;
  return (
    <>
      {without > 0 && (
        <div className="no-print mb-5 flex flex-wrap items-center justify-between gap-3 rounded-card bg-accent-soft px-4 py-3">
          <p>{t('slips.without', { count: without })}</p>
          <ActButton act="make-links">{t('slips.makeLinks')}</ActButton>
        </div>
      )}
      {hidden.length > 0 && (
        <div className="no-print mb-5 flex flex-wrap items-center justify-between gap-3 rounded-card bg-accent-soft px-4 py-3">
          <p className="max-w-prose">{t('slips.hidden', { count: hidden.length })}</p>
          <ActButton act="renew-hidden-links">{t('slips.renewHidden', { count: hidden.length })}</ActButton>
        </div>
      )}
      <div className="slips">
        {people.map(({ id, name, languages }) => {
          const locale = readIn(festival, languages);
          const own = (plan.prepared.held.get(id) ?? [])
            .flatMap((shift) => shifts[locale].get(shift.id) ?? [])
            .sort((a, b) => a.shift.start - b.shift.start);
          return (
            <Slip
              key={id}
              name={name}
              festivalName={typesetIn(festival.name, locale)}
              own={own}
              token={links.get(id)}
              dayNumber={plan.settings.dayNumber}
              locale={locale}
            />
          );
        })}
      </div>
    </>
  );
}

async function Slip({
  name,
  festivalName,
  own,
  token,
  dayNumber,
  locale,
}: {
  name: string;
  festivalName: string;
  own: readonly PrintedShift[];
  token: string | undefined;
  dayNumber: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'coordination.print' });
  const words = own.map(({ task, room }) => joinFacts([task, room]));
  const foot = [
    ...(token ? [t('slips.scan')] : []),
    ...(dayNumber ? [t('slips.dayNumber', { number: dayNumber })] : []),
  ];
  const shown = shiftsOnSlip(name, festivalName, words, foot);
  return (
    <article className="slip" lang={locale}>
      <header>
        <div>
          <h2>{typeset(name, locale)}</h2>
          <p>{festivalName}</p>
        </div>
        {token && (
          <QrCode
            text={env().url + sitePaths(locale).team(token)}
            label={t('slips.qr', { name })}
            className="slip-qr"
          />
        )}
      </header>
      <ol>
        {own.slice(0, shown).map(({ shift }, i) => (
          <li key={shift.id}>
            <b>
              {formatDate(dateOfHour(shift.startsAt), locale, 'short')},{' '}
              {formatTimeRange(shift.startsAt, shift.endsAt, locale)}
            </b>
            <span>{words[i]}</span>
          </li>
        ))}
      </ol>
      {own.length > shown && <p>{t('slips.more', { count: own.length - shown })}</p>}
      <footer>
        {foot.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </footer>
    </article>
  );
}
