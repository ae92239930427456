import { getTranslations } from 'next-intl/server';
import { Choice } from '#app/_components/importing/choice.tsx';
import { More } from '#app/_components/importing/fold.tsx';
import { PlanBar } from '#app/_components/importing/plan-parts.tsx';
import { LineTitle } from '#app/_components/importing/question.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { EventListForm } from '#app/[locale]/(live)/organise/[festival]/lists/list-form.tsx';
import { saidTwice } from '#lib/exchange/lists/list-columns.ts';
import type { KeptList } from '#lib/exchange/lists/lists.ts';
import { eventColumns } from '#lib/exchange/programmes/event-columns.ts';
import { nightChoices } from '#lib/exchange/programmes/event-row.ts';
import type { keptEvents } from '#lib/exchange/programmes/kept-programme.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { dayOrders } from '#lib/time/day-entry.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';
import { nightSaid } from '#lib/time/night.ts';
import { Columns, ColumnsSaid } from './columns.tsx';
import { Kinds, Refused } from './open-rows.tsx';

const SAMPLES = 5;
const MAX_SHOWN = 200;

/** What each line calls its séance, which of our own list is read only where somebody changed it. */
function titlesOf({ table, mapping }: KeptList): ReadonlyMap<number, string> {
  const at = (['titleFr', 'titleEn', 'films'] as const).map((column) => mapping.indexOf(column));
  return new Map(table.rows.map(({ line, cells }) => [line, at.map((one) => cells[one]).find(Boolean) ?? '']));
}

/** What a list of séances says once its columns are known, before what it would do to the programme is looked at. */
export async function EventList({
  read: { kept, incoming, refused, doubted, order, doubt, nights, nightCount },
  slug,
  dayStartsAt,
  back,
  locale,
}: {
  read: NonNullable<ReturnType<typeof keptEvents>>;
  slug: string;
  dayStartsAt: string;
  back: { href: string; label: string };
  locale: Locale;
}) {
  const t = await getTranslations('exchange.plan');
  const own = await getTranslations('lists');
  const count = kept.table.rows.length;
  const common = await getTranslations('common');
  const { events } = incoming;
  const whenOf = (wall: string) => {
    const night = nightSaid(wall, dayStartsAt, locale);
    if (night) return common('nightMoment', night);
    return `${formatDate(wall.slice(0, 10), locale)}, ${formatTime(wall, locale, 'text')}`;
  };
  // Of a grid several séances stand in one line, and a cell of it is mended once.
  const lines = refused.filter(({ line }, at) => refused.findIndex((one) => one.line === line) === at);
  const titles = titlesOf(kept);
  const rooms = new Map(incoming.rooms.map(({ key, name }) => [key, name]));
  return (
    <>
      <RecordHead back={back} title={own('settle')}>
        {kept.name === '' ? t('pasted', { count }) : t('named', { name: kept.name, count })}
      </RecordHead>
      <IslandMessages locale={locale}>
        <EventListForm
          plan={`${kept.mapping.join()} ${kept.hasHeader} ${order} ${nights}`}
          place={{ slug, id: kept.id }}
        >
          <ColumnsSaid kept={kept} list="events" locale={locale} />
          {lines.length > 0 && (
            <Refused
              list="events"
              rows={lines.slice(0, MAX_SHOWN)}
              more={Math.max(0, lines.length - MAX_SHOWN)}
              locale={locale}
            />
          )}
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
              {own('events.read', { count: events.length })}
            </h2>
            <ul className="grid gap-1">
              {events.slice(0, SAMPLES).map(({ line, title, films, startsAt, rooms: keys, number }) => (
                <li key={`${line} ${keys?.[0]}`} className="min-w-0 break-words border-line border-t py-2">
                  <LineTitle
                    title={inLocale(title, locale) || films?.join(' + ') || titles.get(line) || number || t('noTitle')}
                    note={t('line', { line })}
                  />
                  <div>
                    {[startsAt && whenOf(startsAt), ...(keys ?? []).map((key) => rooms.get(key))]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                </li>
              ))}
            </ul>
            <More count={events.length - SAMPLES} className="" />
          </section>
          <Columns kept={kept} list="events" columns={eventColumns} locale={locale} />
          <PlanBar
            intent="plan"
            label={own('toPlan')}
            isDisabled={events.length === 0 || saidTwice(kept.mapping).length > 0}
          />
        </EventListForm>
      </IslandMessages>
    </>
  );
}
