import { getTranslations } from 'next-intl/server';
import { Duration } from '#app/_components/time.tsx';
import { inLocale } from '#lib/i18n/text.ts';
import { now } from '#lib/time/clock.ts';
import { formatDate, formatDateRange, typeset } from '#lib/time/format.ts';
import { hoursPerPerson } from '#lib/volunteers/hours.ts';
import type { Drawing } from './drawing.ts';

/** Of each person who did something, a page that says what, when and for how long, to be signed. */
export async function Attestations({ festival, plan, locale }: Drawing) {
  const t = await getTranslations('coordination.print');
  const said = (text: Parameters<typeof inLocale>[0]) => typeset(inLocale(text, locale), locale);
  const people = hoursPerPerson(plan, Math.floor(Date.parse(now()) / 60_000)).filter(({ minutes }) => minutes > 0);
  if (people.length === 0) return <p>{t('attestations.nobody')}</p>;
  const organiser = typeset(festival.legalPublisher || festival.organiser || inLocale(festival.name, locale), locale);
  const dates = formatDateRange(festival.startsOn, festival.endsOn, locale);
  return people.map(({ volunteerId, name, shifts, minutes, plannedMinutes }) => {
    const done = shifts.filter(({ work }) => work === 'done');
    const taskIds = [...new Set(done.map(({ taskId }) => taskId))];
    const days = [...new Set(done.map(({ day }) => day))];
    return (
      <article key={volunteerId} className="sheet attestation">
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
  });
}
