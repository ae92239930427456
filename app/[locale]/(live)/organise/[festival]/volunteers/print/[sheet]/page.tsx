import '#app/[locale]/(live)/organise/[festival]/volunteers/print/print.css';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, festivalTitle, type Opened, one } from '#app/_server/live-page.tsx';
import { ScrollBox } from '#app/_ui/scroll-box.tsx';
import { Badges } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/badges.tsx';
import { PrintButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/print-button.tsx';
import {
  type Drawing,
  isOfDay,
  planOfSheet,
  printedShifts,
  sheets,
  shiftDays,
  whyEmpty,
} from '#app/[locale]/(live)/organise/[festival]/volunteers/print/sheets.ts';
import { Attestations, Slips } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/slips.tsx';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { formatDate, formatInstant, formatTimeRange } from '#lib/time/format.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { mealsPerDay } from '#lib/volunteers/reports.ts';

const drawn = {
  planning: PlanningSheet,
  'sign-in': SignInSheet,
  slips: Slips,
  badges: Badges,
  meals: MealsSheet,
  attestations: Attestations,
};

const sheetOf = ({ segments }: Opened<'volunteers'>) => sheets.find((known) => known === segments.sheet) ?? notFound();

export const generateMetadata = festivalTitle('volunteers', async (opened) =>
  (await getTranslations('coordination.print'))(`${sheetOf(opened)}.title`),
);

/** A sheet, shown on screen as it will be on paper. */
export default festivalPage('volunteers', async function SheetPage(opened) {
  const { locale, festival, paths, query } = opened;
  const sheet = sheetOf(opened);
  const t = await getTranslations('coordination.print');
  const coordination = await getTranslations('coordination');
  const plan = planOfSheet(sheet, festival);
  const days = shiftDays(plan);
  const wanted = one(query.day);
  const day = days.find((date) => date === wanted) ?? days[0] ?? festival.startsOn;
  const Draw = drawn[sheet];
  const title = isOfDay(sheet) ? `${t(`${sheet}.title`)}${SEPARATOR}${formatDate(day, locale)}` : t(`${sheet}.title`);
  const head = (
    <RecordHead back={{ href: paths.volunteers('print'), label: coordination('tabs.print') }} title={title}>
      {t(`${sheet}.paper`)}
    </RecordHead>
  );
  const why = whyEmpty(sheet, plan, minutesAt(now()));
  if (why)
    return (
      <>
        {head}
        <p>{coordination(why)}</p>
      </>
    );
  return (
    <>
      <div className="no-print">
        {head}
        <p className="mb-5">
          <PrintButton label={coordination('tabs.print')} />
        </p>
      </div>
      <ScrollBox as="section" className="sheets" aria-label={title}>
        <Draw
          festival={festival}
          plan={plan}
          day={day}
          locale={locale}
          query={query}
          stamp={t('stamp', { when: formatInstant(now(), festival.timeZone, locale, 'medium') })}
        />
      </ScrollBox>
    </>
  );
});

/** The head of a sheet: its title, and of what it is. */
function SheetHead({ drawing, title, of }: { drawing: Drawing; title: string; of: string }) {
  const { festival, locale, stamp } = drawing;
  return (
    <header>
      <h2>{title}</h2>
      <p>
        <b>{of}</b>
        {[null, typesetIn(festival.name, locale), stamp].join(SEPARATOR)}
      </p>
    </header>
  );
}

/** A day by room and hour with the names, for the wall of the volunteers' room. */
async function PlanningSheet(drawing: Drawing) {
  const { day, locale } = drawing;
  const t = await getTranslations('coordination.print');
  const shifts = printedShifts(drawing, day);
  const rooms = [...new Set(shifts.map(({ room }) => room))];
  return (
    <article className="sheet">
      <SheetHead drawing={drawing} title={formatDate(day, locale, 'full')} of={t('planning.title')} />
      {rooms.map((room) => (
        <section key={room}>
          <h3>{room || t('nowhere')}</h3>
          <table>
            <tbody>
              {shifts
                .filter((one) => one.room === room)
                .map(({ shift, task, title, people }) => (
                  <tr key={shift.id}>
                    <td className="sheet-time">{formatTimeRange(shift.startsAt, shift.endsAt, locale, shift)}</td>
                    <th scope="row">
                      {task}
                      {title && <span>{title}</span>}
                    </th>
                    <td>
                      {people
                        .map(({ name, isReferent }) => (isReferent ? `${name} (${t('referent')})` : name))
                        .join(', ')}
                      {people.length > 0 && ' '}
                      {people.length < shift.people && (
                        <b className="sheet-hole">{t('hole', { count: shift.people - people.length })}</b>
                      )}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </article>
  );
}

/**
 * A page per room: who is expected, with room to sign. A free place of a shift is a line without a
 * name.
 */
async function SignInSheet(drawing: Drawing) {
  const { day, locale } = drawing;
  const t = await getTranslations('coordination.print');
  const shifts = printedShifts(drawing, day);
  const rooms = [...new Set(shifts.map(({ room }) => room))];
  return rooms.map((room) => (
    <article key={room} className="sheet sign-in">
      <SheetHead drawing={drawing} title={room || t('nowhere')} of={formatDate(day, locale, 'full')} />
      <table>
        <thead>
          <tr>
            {(['time', 'task', 'name', 'came', 'went', 'signature'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shifts
            .filter((one) => one.room === room)
            .flatMap(({ shift, task, people }) =>
              Array.from({ length: Math.max(shift.people, people.length) }, (_, i) => (
                <tr key={`${shift.id} ${String(i)}`}>
                  <td className="sheet-time">
                    {i === 0 ? formatTimeRange(shift.startsAt, shift.endsAt, locale, shift) : ''}
                  </td>
                  <td>{i === 0 ? task : ''}</td>
                  <td>{people[i]?.name ?? ''}</td>
                  <td />
                  <td />
                  <td />
                </tr>
              )),
            )}
        </tbody>
      </table>
    </article>
  ));
}

/**
 * How many people eat, by day and meal, with diets and allergies: for the kitchen, which needs
 * numbers and no names. Readers without the permission `health` see how many have an allergy, but
 * not which.
 */
async function MealsSheet(drawing: Drawing) {
  const { festival, plan, locale } = drawing;
  const t = await getTranslations('coordination.print');
  const days = mealsPerDay(plan);
  const readsHealth = may(festival.role, 'health');
  return days.map(({ day, meals }) => (
    <article key={day} className="sheet">
      <SheetHead drawing={drawing} title={formatDate(day, locale, 'full')} of={t('meals.title')} />
      {meals.map(({ time, count, diets, allergies: allergic }) => {
        const people = allergic.reduce((sum, [, of]) => sum + of, 0);
        return (
          <section key={time}>
            <h3>{t(`meals.${time}`, { count })}</h3>
            <p className="sheet-diets">
              {joinFacts(
                (['any', 'vegetarian', 'vegan'] as const)
                  .filter((diet) => diets[diet] > 0)
                  .map((diet) => t(`meals.diet.${diet}`, { count: diets[diet] })),
              )}
            </p>
            {people > 0 && !readsHealth && <p>{t('meals.allergic', { count: people })}</p>}
            {people > 0 && readsHealth && (
              <table>
                <tbody>
                  {allergic.map(([allergies, people]) => (
                    <tr key={allergies}>
                      <th scope="row">{t('meals.people', { count: people })}</th>
                      <td>
                        <b>{typeset(allergies, locale)}</b>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        );
      })}
    </article>
  ));
}
