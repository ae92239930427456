import { getTranslations } from 'next-intl/server';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { env } from '#lib/env.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { formatDate, formatTimeRange, typeset } from '#lib/time/format.ts';
import { shownLinks } from '#lib/volunteers/links.ts';
import { readIn } from '#lib/volunteers/read-in.ts';
import '#app/_components/programme/qr-code.css';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { type Drawing, printedShifts } from './drawing.ts';
import { shiftsOnSlip } from './slip-size.ts';

/**
 * One slip a person, four on an A4: as many of their shifts as it holds, and the code that opens
 * their page.
 */
export async function Slips(drawing: Drawing) {
  const { festival, plan, locale } = drawing;
  const t = await getTranslations('coordination.print');
  const links = shownLinks(festival);
  const festivalName = typeset(inLocale(festival.name, locale), locale);
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
        {people.map(({ id, name, languages }) => {
          const own = (plan.prepared.held.get(id) ?? [])
            .flatMap((shift) => shifts.get(shift.id) ?? [])
            .sort((a, b) => a.shift.start - b.shift.start);
          const token = links.get(id);
          const words = own.map(({ task, room }) => joinFacts([task, room]));
          const { dayNumber } = plan.settings;
          const foot = [
            ...(token ? [t('slips.scan')] : []),
            ...(dayNumber ? [t('slips.dayNumber', { number: dayNumber })] : []),
          ];
          const shown = shiftsOnSlip(name, festivalName, words, foot);
          return (
            <article key={id} className="slip">
              <header>
                <div>
                  <h2>{typeset(name, locale)}</h2>
                  <p>{festivalName}</p>
                </div>
                {token && (
                  <QrCode
                    text={env().url + sitePaths(readIn(festival, languages)).team(token)}
                    label={t('slips.qr', { name })}
                    className="slip-qr"
                  />
                )}
              </header>
              <ol>
                {own.slice(0, shown).map(({ shift }, i) => (
                  <li key={shift.id}>
                    <b>
                      {formatDate(shift.day, locale, 'short')}, {formatTimeRange(shift.startsAt, shift.endsAt, locale)}
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
        })}
      </div>
    </>
  );
}
