import { ListPlus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { PageWays, PlainTable } from '#app/_ui/plain-table.tsx';
import { fromOf } from '#app/_ui/table-order.ts';
import { ListPage, StandingBar } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { listAsTable } from '#app/[locale]/(live)/organise/[festival]/table/table-view.tsx';
import { DayPills } from '#app/[locale]/(live)/organise/[festival]/volunteers/day-pills.tsx';
import { Count } from '#app/[locale]/(live)/organise/[festival]/volunteers/staffing.tsx';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { typeset, typesetterIn } from '#lib/i18n/typeset.ts';
import { pageBounds } from '#lib/page-bounds.ts';
import { staffingOf } from '#lib/volunteers/coverage.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import type { TimedShift } from '#lib/volunteers/planning.ts';
import { ruleInWords } from '#lib/volunteers/say-shift.ts';

export const generateMetadata = titled('coordination', 'tabs.shifts');

/** How many shifts of a day a page shows. */
const PAGE = 200;

/** The shifts of a day by hour, and those without a time. */
export default festivalPage('volunteers', async function ShiftsPage(at) {
  const { locale, festival, paths, query } = at;
  const t = await getTranslations('coordination.shifts');
  const coordination = await getTranslations('coordination');
  const why = await getTranslations('volunteers.untimed');
  const plan = planOf(festival.id, festival.db);
  const { names, prepared } = plan;
  const timed = plan.timed.flatMap(({ shift, times }) => (times.isTimed ? [{ shift, times }] : []));
  const untimed = plan.timed.flatMap(({ shift, times }) => (times.isTimed ? [] : [{ shift, times }]));
  const days = [...new Set(timed.map(({ times }) => times.day))].sort();
  const day = days.find((date) => date === one(query.day)) ?? days[0];
  const rows = timed.filter(({ times }) => times.day === day).sort((a, b) => a.times.start - b.times.start);
  const asked = fromOf(query.from);
  const { from } = pageBounds(asked, PAGE, rows.length);
  const add = { href: paths.volunteers('shifts', 'new'), label: t('add') };
  const generate = (
    <Link href={paths.volunteers('generate')} className="btn">
      <ListPlus aria-hidden size={20} />
      {t('generate')}
    </Link>
  );
  const said = typesetterIn(locale);
  const about = ({ shift }: TimedShift) => {
    const person = plan.index.draft.people.find(({ id }) => id === shift.personId)?.name ?? '';
    return joinFacts([
      shift.eventId === null ? '' : said(names.events.get(shift.eventId)),
      ruleInWords(shift, locale, person),
    ]);
  };
  return (
    <ListPage
      at={at}
      title={coordination('tabs.shifts')}
      count={t('count', { count: plan.timed.length })}
      add={add}
      asTable={
        plan.tasks.length > 0
          ? await listAsTable('shifts', at, coordination('tabs.shifts'), paths.volunteers('shifts'))
          : null
      }
      told={<StandingBar locale={locale} festival={festival} standing={query.standing} />}
      empty={plan.timed.length === 0 ? { title: t('empty.title'), text: t('empty.text'), ways: generate } : null}
    >
      <p className="mb-4">{generate}</p>
      <DayPills
        days={days}
        current={day}
        locale={locale}
        href={(date) => `${paths.volunteers('shifts')}?day=${date}`}
      />
      {day && (
        <section aria-labelledby="day">
          <h2 id="day" className="vol-day">
            <DateOf date={day} locale={locale} />
          </h2>
          <PlainTable
            columns={(['task', 'hours', 'room', 'about', 'who'] as const).map((key) => ({
              key,
              label: t(`columns.${key}`),
            }))}
            rows={rows.slice(from, from + PAGE).map(({ shift, times }) => {
              const on = prepared.on.get(shift.id) ?? [];
              return {
                key: shift.id,
                href: paths.volunteers('shifts', shift.id),
                cells: {
                  task: said(names.tasks.get(shift.taskId)?.name),
                  hours: (
                    <TimeRange
                      from={times.startsAt}
                      to={times.endsAt}
                      isEndAgain={times.isEndAgain}
                      locale={locale}
                      className="nowrap"
                    />
                  ),
                  room: said(names.rooms.get(times.roomId ?? 0)?.name) || typeset(shift.place, locale),
                  about: <span className="text-soft">{about({ shift, times })}</span>,
                  who: (
                    <>
                      <Count present={on.length} needed={shift.people} staffing={staffingOf(on.length, shift.people)} />{' '}
                      {on.map((id) => typeset(names.volunteers.get(id)?.name ?? '', locale)).join(', ')}
                    </>
                  ),
                },
              };
            })}
          />
          <PageWays
            asked={asked}
            size={PAGE}
            total={rows.length}
            hrefOf={(to) => `${paths.volunteers('shifts')}?day=${day}&from=${to}`}
          />
        </section>
      )}
      {untimed.length > 0 && (
        <section aria-labelledby="untimed" className="mt-8">
          <h2 id="untimed" className="vol-day">
            {t('untimed', { count: untimed.length })}
          </h2>
          <ul className="list-rows">
            {untimed.map(({ shift, times }) => (
              <li key={shift.id} className="list-row">
                <Link href={paths.volunteers('shifts', shift.id)} className="row-link">
                  {said(names.tasks.get(shift.taskId)?.name)}
                  <span className="font-normal text-soft"> {about({ shift, times })}</span>
                </Link>
                <span className="text-warn">{why(times.why)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </ListPage>
  );
});
