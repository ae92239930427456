import { getTranslations } from 'next-intl/server';
import { Duration } from '#app/_components/time.tsx';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetterIn } from '#lib/i18n/typeset.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatDateRange } from '#lib/time/format.ts';
import { hoursPerPerson, type VolunteerHours } from '#lib/volunteers/reports.ts';
import { readIn } from '#lib/volunteers/say-shift.ts';
import type { Drawing } from './sheets.ts';

/**
 * For each person who did a shift, a page to be signed that says what, when and for how long; in
 * their language.
 */
export async function Attestations({ festival, plan }: Drawing) {
  const people = hoursPerPerson(plan, Math.floor(Date.parse(now()) / 60_000)).filter(({ minutes }) => minutes > 0);
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
