import '#app/_components/programme/qr-code.css';
import { getTranslations } from 'next-intl/server';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { Duration } from '#app/_components/time.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { env } from '#lib/env.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn, typesetterIn } from '#lib/i18n/typeset.ts';
import { linesOnPaper, MM } from '#lib/programme/on-paper.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatDateRange, formatTimeRange } from '#lib/time/format.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { hiddenLinks, shownLinks } from '#lib/volunteers/links.ts';
import { hoursPerPerson, type VolunteerHours } from '#lib/volunteers/reports.ts';
import { readIn } from '#lib/volunteers/say-shift.ts';
import { type Drawing, type PrintedShift, printedShifts } from './sheets.ts';

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
              {formatTimeRange(shift.startsAt, shift.endsAt, locale, shift)}
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

/**
 * A quarter of an A4 inside its margins, in mm (print.css); `besideCode` is the width for the name
 * beside the QR code.
 */
const SLIP = { width: 79, height: 122, besideCode: 49 };
const LEAST_HEAD = 30;
const AROUND = { head: 6, shift: 2.8, foot: 2 };
/** The average width of a letter in em: measured, and rounded up. */
const LETTER = 0.55;
/** The size of the type in points, and the height of its lines. */
const NAME = { points: 18, line: 1.1 };
const TEXT = { points: 10, line: 1.28 };

const heightOf = (text: string, width: number, { points, line } = TEXT) =>
  linesOnPaper(text, points, width, LETTER) * points * line * MM;

/**
 * How many shifts fit on a slip with its head and foot, each in words below its hours. If not all
 * do, one less, for the line that says how many more there are.
 */
export function shiftsOnSlip(
  name: string,
  festival: string,
  shifts: readonly string[],
  foot: readonly string[],
): number {
  const named = heightOf(name, SLIP.besideCode, NAME) + heightOf(festival, SLIP.besideCode);
  const around =
    Math.max(LEAST_HEAD, named + AROUND.head) + AROUND.foot + sum(foot.map((text) => heightOf(text, SLIP.width)));
  const oneLine = heightOf('1', SLIP.width);
  const heights = shifts.map((text) => AROUND.shift + oneLine + heightOf(text, SLIP.width));
  const left = SLIP.height - around;
  if (sum(heights) <= left) return shifts.length;
  const fitting = heights.findIndex((_, last) => sum(heights.slice(0, last + 1)) > left - oneLine);
  return Math.max(1, fitting);
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/**
 * For each person who did a shift, a page to be signed that says what, when and for how long; in
 * their language.
 */
export async function Attestations({ festival, plan }: Drawing) {
  const people = hoursPerPerson(plan, minutesAt(now())).filter(({ minutes }) => minutes > 0);
  return people.map((person) => {
    const languages = plan.volunteers.find(({ id }) => id === person.volunteerId)?.languages ?? [];
    const locale = readIn(festival, languages);
    return <Attestation key={person.volunteerId} person={person} festival={festival} plan={plan} locale={locale} />;
  });
}

async function Attestation({
  person: { name, shifts, minutes, plannedMinutes },
  festival,
  plan,
  locale,
}: Pick<Drawing, 'festival' | 'plan' | 'locale'> & { person: VolunteerHours }) {
  const t = await getTranslations({ locale, namespace: 'coordination.print' });
  const said = typesetterIn(locale);
  const organiser = typeset(festival.legalPublisher || festival.organiser || inLocale(festival.name, locale), locale);
  const dates = formatDateRange(festival.startsOn, festival.endsOn, locale);
  const done = shifts.filter(({ work }) => work === 'done');
  const taskIds = [...new Set(done.map(({ taskId }) => taskId))];
  const days = [...new Set(done.map(({ startsAt }) => dateOfHour(startsAt)))];
  return (
    <article className="sheet attestation" lang={locale}>
      <header>
        <h2>{t('attestations.head')}</h2>
        <p>
          <b>{organiser}</b>
        </p>
      </header>
      <p>
        {t('attestations.certifies', {
          organiser,
          name: typeset(name, locale),
          festival: said(festival.name),
          dates,
        })}
      </p>
      <table>
        <tbody>
          <tr>
            <th scope="row">{t('attestations.tasks')}</th>
            <td>{taskIds.map((id) => said(plan.names.tasks.get(id)?.name)).join(', ')}</td>
          </tr>
          <tr>
            <th scope="row">{t('attestations.days')}</th>
            <td>{days.map((day) => formatDate(day, locale)).join(', ')}</td>
          </tr>
          <tr>
            <th scope="row">{t('attestations.done')}</th>
            <td>
              <b>
                <Duration minutes={minutes} locale={locale} style="hours" />
              </b>
            </td>
          </tr>
          {plannedMinutes > 0 && (
            <tr>
              <th scope="row">{t('attestations.promised')}</th>
              <td>
                <Duration minutes={plannedMinutes} locale={locale} style="hours" />
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="attestation-sign">
        {t('attestations.sign')}
        {festival.legalDirector !== '' && <b> {typeset(festival.legalDirector, locale)}</b>}
      </p>
    </article>
  );
}
