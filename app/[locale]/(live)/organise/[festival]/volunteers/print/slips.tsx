import { getTranslations } from 'next-intl/server';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { env } from '#lib/env.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { formatDate, formatTimeRange, typeset } from '#lib/time/format.ts';
import { shownLinks } from '#lib/volunteers/links.ts';
import '#app/_components/programme/qr-code.css';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { type Drawing, printedShifts } from './drawing.ts';

/** More of one person than fit are told on their page. */
const MAX_SHIFTS = 7;

/** One slip a person, four on an A4: their shifts, and the code that opens their page. */
export async function Slips(drawing: Drawing) {
  const { festival, plan, locale } = drawing;
  const t = await getTranslations('coordination.print');
  const links = shownLinks(festival);
  const shifts = new Map(printedShifts(drawing).map((one) => [one.shift.id, one]));
  const people = plan.volunteers.filter(({ id }) => (plan.prepared.held.get(id) ?? []).length > 0);
  const without = people.filter(({ id }) => !links.has(id)).length;
  return (
    <>
      {without > 0 && (
        <div className="no-print mb-5 flex flex-wrap items-center justify-between gap-3 rounded-card bg-accent-soft px-4 py-3">
          <p>{t('slips.without', { count: without })}</p>
          <ActButton act="make-links">{t('slips.makeLinks')}</ActButton>
        </div>
      )}
      {people.length === 0 && <p>{t('noShift')}</p>}
      <div className="slips">
        {people.map(({ id, name }) => {
          const own = (plan.prepared.held.get(id) ?? [])
            .flatMap((shift) => shifts.get(shift.id) ?? [])
            .sort((a, b) => a.shift.start - b.shift.start);
          const token = links.get(id);
          return (
            <article key={id} className="slip">
              <header>
                <div>
                  <h2>{typeset(name, locale)}</h2>
                  <p>{typeset(inLocale(festival.name, locale), locale)}</p>
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
                {own.slice(0, MAX_SHIFTS).map(({ shift, task, room }) => (
                  <li key={shift.id}>
                    <b>
                      {formatDate(shift.day, locale, 'short')}, {formatTimeRange(shift.startsAt, shift.endsAt, locale)}
                    </b>
                    <span>{joinFacts([task, room])}</span>
                  </li>
                ))}
              </ol>
              {own.length > MAX_SHIFTS && <p>{t('slips.more', { count: own.length - MAX_SHIFTS })}</p>}
              <footer>
                {token && <p>{t('slips.scan')}</p>}
                {plan.settings.dayNumber && <p>{t('slips.dayNumber', { number: plan.settings.dayNumber })}</p>}
              </footer>
            </article>
          );
        })}
      </div>
    </>
  );
}
