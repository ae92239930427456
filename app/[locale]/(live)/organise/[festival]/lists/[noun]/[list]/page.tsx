import { getTranslations } from 'next-intl/server';
import { PlanForm } from '#app/_components/importing/plan-form.tsx';
import {
  Choice,
  GonePlan,
  LineTitle,
  More,
  NothingToDo,
  PlanBar,
  PlanSeen,
} from '#app/_components/importing/plan-parts.tsx';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import { AnsweredInput, AnsweredSelect } from '#app/_ui/refused-answers.tsx';
import { sayOfPostedList, settleEventList } from '#app/[locale]/(live)/organise/[festival]/lists/actions.ts';
import { type Importable, importableOf, toImport } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import { columnLabel } from '#lib/exchange/lists/column-words.ts';
import { saidTwice } from '#lib/exchange/lists/list-columns.ts';
import { seenListOf } from '#lib/exchange/lists/list-job.ts';
import type { KeptList } from '#lib/exchange/lists/lists.ts';
import { eventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { nightChoices } from '#lib/exchange/programmes/event-row.ts';
import type { SeenEvents } from '#lib/exchange/programmes/kept-programme.ts';
import { seenEventsOf } from '#lib/exchange/programmes/programme-desk.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { dayOrders } from '#lib/time/day-entry.ts';
import { formatWall } from '#lib/time/format.ts';
import { nightSaid } from '#lib/time/night.ts';
import { Kinds, PlanRows, Refused } from './rows.tsx';

export const generateMetadata = titled('exchange.plan', 'title');

/**
 * What importing a list would do, before anything is written; for a list of séances, what it
 * contains.
 */
export default festivalPage(toImport, async function ListPlanPage({ locale, festival, paths, segments }) {
  const { noun, list: segment = '' } = segments;
  const name = importableOf(noun);
  const id = /^\d{1,9}$/.test(segment) ? Number(segment) : 0;
  const own = await getTranslations('lists');
  const back = { href: paths.list(name), label: own(`${name}.title`) };
  const lost = await getTranslations('exchange.gone');
  const gone = <GonePlan back={back} title={lost('title')} text={lost('text')} read={own('read')} />;
  if (name === 'events') {
    const read = await seenEventsOf(festival, id);
    if (!read) return gone;
    return (
      <EventList read={read} slug={festival.slug} dayStartsAt={festival.dayStartsAt} back={back} locale={locale} />
    );
  }
  const list = importLists[name];
  const seen = await seenListOf(list, festival, id, locale);
  if (!seen) return gone;
  const { kept, count, plan } = seen;
  const t = await getTranslations('exchange.plan');
  const doing = plan.counts.new + plan.counts.changed;
  const isOpen = plan.counts.asked + plan.counts.refused + plan.counts.left > 0;
  return (
    <>
      <RecordHead back={back} title={t('title')}>
        {kept.name === '' ? t('pasted', { count }) : t('named', { name: kept.name, count })}
      </RecordHead>
      <IslandMessages>
        <PlanForm
          plan={`${plan.fingerprint} ${kept.mapping.join()} ${kept.hasHeader}`}
          action={sayOfPostedList.bind(null, { slug: festival.slug, list: name, id: kept.id })}
        >
          <PlanSeen festival={festival} fingerprint={plan.fingerprint} />
          {doing === 0 && !isOpen && <NothingToDo>{own(`${name}.nothing`)}</NothingToDo>}
          <ColumnsSaid kept={kept} list={name} locale={locale} />
          <PlanRows list={name} plan={plan} locale={locale} />
          <Columns kept={kept} list={name} columns={list.columnsFor(festival.role)} locale={locale} />
          <PlanBar
            intent="apply"
            label={own(`${name}.apply`, { count: doing })}
            isDisabled={doing === 0 || saidTwice(kept.mapping).length > 0}
          />
        </PlanForm>
      </IslandMessages>
    </>
  );
});

const SAMPLES = 3;
/** In characters: enough to recognise a text. */
const SHOWN = 80;
/** How many unused columns are named; for the others a number is given. */
const NAMED = 12;

const columnName = (at: number) => `mapping.${at}`;
const columnId = (at: number) => fieldId(columnName(at));

type Said = Pick<KeptList, 'table' | 'mapping'>;
type SayDouble = (column: string, others: readonly string[]) => string;

async function sayDouble(list: Importable, locale: Locale): Promise<SayDouble> {
  const t = await getTranslations('exchange.plan');
  return (column, others) =>
    t('double', {
      column: columnLabel(list, column, locale),
      count: others.length,
      others: others.map((name) => t('columnName', { name })).join(', '),
    });
}

/** The errors of columns that mean the same as another, by their position. */
function doublesOf({ table, mapping }: Said, say: SayDouble): Map<number, string> {
  return new Map(
    saidTwice(mapping).map((at) => {
      const same = mapping.flatMap((column, i) => (i !== at && column === mapping[at] ? (table.header[i] ?? '') : []));
      return [at, say(mapping[at] ?? '', same)];
    }),
  );
}

/**
 * Above the plan of a list: columns that mean the same, with links to them, and columns that are
 * not used.
 */
async function ColumnsSaid({ kept, list, locale }: { kept: Said; list: Importable; locale: Locale }) {
  const t = await getTranslations('exchange.plan');
  const { table, mapping } = kept;
  const doubles = doublesOf(kept, await sayDouble(list, locale));
  const left = table.header.filter((_, at) => !mapping[at]);
  const names = left
    .slice(0, NAMED)
    .map((name) => t('columnName', { name }))
    .join(', ');
  return (
    <>
      {doubles.size > 0 && (
        <ErrorSummary
          key={mapping.join()}
          message={t('doubles')}
          fields={Object.fromEntries([...doubles].map(([at, said]) => [columnName(at), said]))}
          labels={Object.fromEntries(
            [...doubles].map(([at]) => [columnName(at), t('column', { name: table.header[at] ?? '' })]),
          )}
        />
      )}
      {left.length > 0 && (
        <p className="text-soft">
          {left.length > NAMED
            ? t('leftMore', { count: left.length, names, more: left.length - NAMED })
            : t('left', { count: left.length, names })}{' '}
          <a href="#columns" className="link">
            {t('toColumns')}
          </a>
        </p>
      )}
    </>
  );
}

/** What each column of the list means, to correct by hand beside examples of its content. */
async function Columns({
  kept: { table, mapping, hasHeader },
  list,
  columns,
  locale,
}: {
  kept: KeptList;
  list: Importable;
  columns: readonly string[];
  locale: Locale;
}) {
  const t = await getTranslations('exchange');
  const samples = table.rows.slice(0, SAMPLES);
  const errors = doublesOf({ table, mapping }, await sayDouble(list, locale));
  return (
    <section className="card grid grid-cols-[minmax(0,1fr)] gap-4 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="columns">
      <div>
        <h2 id="columns" className="text-[1.2rem]">
          {t('plan.columns')}
        </h2>
        <p className="text-soft">{t('plan.columnsText')}</p>
      </div>
      <label className="flex min-h-11 items-center gap-3">
        <AnsweredInput type="checkbox" name="hasHeader" defaultChecked={hasHeader} className="size-5 accent-accent" />
        {t('plan.hasHeader')}
      </label>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {table.header.map((name, at) => (
          <li key={at} className="field min-w-0 grid-cols-[minmax(0,1fr)]">
            <label htmlFor={columnId(at)}>{t('plan.column', { name })}</label>
            <AnsweredSelect
              id={columnId(at)}
              name="mapping[]"
              at={at}
              defaultValue={mapping[at] ?? ''}
              className="input"
              aria-invalid={errors.has(at) ? true : undefined}
              aria-describedby={errors.has(at) ? `${columnId(at)}-error` : undefined}
            >
              <option value="">{t('plan.ignored')}</option>
              {columns.map((column) => (
                <option key={column} value={column}>
                  {columnLabel(list, column, locale)}
                </option>
              ))}
            </AnsweredSelect>
            {errors.has(at) && (
              <div className="error" id={`${columnId(at)}-error`}>
                {errors.get(at)}
              </div>
            )}
            <div className="hint">
              {samples.map(({ line, cells }) => (
                <div key={line} className="truncate">
                  {(cells[at] ?? '').slice(0, SHOWN) || '–'}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A list of séances once its columns are known, before the plan for the programme is made. */
async function EventList({
  read: { kept, count, events, eventCount, refused, moreRefused, doubted, order, doubt, nights, nightCount },
  slug,
  dayStartsAt,
  back,
  locale,
}: {
  read: SeenEvents;
  slug: string;
  dayStartsAt: string;
  back: { href: string; label: string };
  locale: Locale;
}) {
  const t = await getTranslations('exchange.plan');
  const own = await getTranslations('lists');
  const common = await getTranslations('common');
  const whenOf = (wall: string) => {
    const night = nightSaid(wall, dayStartsAt, locale);
    if (night) return common('nightMoment', night);
    return formatWall(wall, locale);
  };
  return (
    <>
      <RecordHead back={back} title={own('settle')}>
        {kept.name === '' ? t('pasted', { count }) : t('named', { name: kept.name, count })}
      </RecordHead>
      <IslandMessages>
        <PlanForm
          plan={`${kept.mapping.join()} ${kept.hasHeader} ${order} ${nights}`}
          action={settleEventList.bind(null, { slug, id: kept.id })}
        >
          <ColumnsSaid kept={kept} list="events" locale={locale} />
          {refused.length > 0 && <Refused list="events" rows={refused} more={moreRefused} locale={locale} />}
          {doubt !== null && order && (
            <Choice
              name="dayOrder"
              title={own('events.dayOrder', { date: doubt })}
              chosen={order}
              options={dayOrders.map((one) => [one, own(`events.dayOrders.${one}`)])}
              className="card p-[clamp(1rem,3vw,1.5rem)]"
            />
          )}
          {nightCount > 0 && (
            <Choice
              name="nights"
              title={own('events.nights', { count: nightCount })}
              chosen={nights}
              options={nightChoices.map((one) => [one, own(`events.nightsOf.${one}`)])}
              className="card p-[clamp(1rem,3vw,1.5rem)]"
            />
          )}
          {doubted.length > 0 && (
            <Kinds
              rows={doubted.map(({ line, problems }) => ({ line, cell: problems[0]?.cell ?? '' }))}
              locale={locale}
            />
          )}
          <section className="card grid gap-2 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="read">
            <h2 id="read" className="text-[1.2rem]">
              {own('events.read', { count: eventCount })}
            </h2>
            <ul className="grid gap-1">
              {events.map(({ line, title, films, startsAt, inRooms, called, number }) => (
                <li key={`${line} ${inRooms[0]}`} className="min-w-0 break-words border-line border-t py-2">
                  <LineTitle
                    title={inLocale(title, locale) || films?.join(' + ') || called || number || t('noTitle')}
                    note={t('line', { line })}
                  />
                  <div>{joinFacts([startsAt && whenOf(startsAt), ...inRooms])}</div>
                </li>
              ))}
            </ul>
            <More count={eventCount - events.length} className="" />
          </section>
          <Columns kept={kept} list="events" columns={eventColumns} locale={locale} />
          <PlanBar
            intent="plan"
            label={own('toPlan')}
            isDisabled={eventCount === 0 || saidTwice(kept.mapping).length > 0}
          />
        </PlanForm>
      </IslandMessages>
    </>
  );
}
