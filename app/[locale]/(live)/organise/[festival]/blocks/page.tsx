import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Empty, ListHead } from '#app/_components/records/page-head.tsx';
import { DateOf, Duration, TimeRange } from '#app/_components/time.tsx';
import { festivalPage } from '#app/_server/festival-page.tsx';
import { titled } from '#app/_server/titled.ts';
import { Link } from '#app/_ui/link.tsx';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { StandingBar } from '#app/[locale]/(live)/organise/[festival]/standing-bar.tsx';
import { blocksOf } from '#lib/blocks/queries.ts';
import { daysOf } from '#lib/days/queries.ts';
import { mayChange } from '#lib/history/remit.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { typeset } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { roomNames, roomsOf } from './rooms.ts';
import '#app/_ui/table.css';

export const generateMetadata = titled('places.blocks', 'title');

/** The breaks and set-ups of the festival, by day and hour. */
export default festivalPage('read', async function BlocksPage({ locale, festival, paths, query }) {
  const t = await getTranslations('places.blocks');
  const blocks = blocksOf(festival.id);
  const dayOf = ({ startsAt }: { startsAt: string }) => festivalDayOf(startsAt, festival.dayStartsAt);
  const known = new Set(daysOf(festival).map(({ date }) => date));
  const rooms = roomsOf(festival.id, locale);
  const add = mayChange(festival, 'block', null) ? { href: paths.item('blocks', 'new'), label: t('add') } : undefined;
  return (
    <>
      <DoneBar festival={festival} batch={query.done} />
      <StandingBar locale={locale} festival={festival} standing={query.standing} />
      <ListHead
        title={t('title')}
        count={t('count', { count: blocks.length })}
        add={blocks.length > 0 ? add : undefined}
      />
      {blocks.length === 0 && <Empty title={t('empty.title')} text={t('empty.text')} add={add} />}
      {[...new Set(blocks.map(dayOf))].map((date) => (
        <section key={date} className="mb-6" aria-labelledby={`day-${date}`}>
          <h2 id={`day-${date}`} className="mb-2 text-[1.2rem]">
            <DateOf date={date} locale={locale} style="long" />
            {!known.has(date) && <span className="font-normal text-base text-soft"> · {t('outside')}</span>}
          </h2>
          <BlocksTable
            blocks={blocks.filter((block) => dayOf(block) === date)}
            rooms={rooms}
            zone={festival.timeZone}
            href={(id) => paths.item('blocks', id)}
            locale={locale}
          />
        </section>
      ))}
    </>
  );
});

/** The blocks of one day. */
function BlocksTable({
  blocks,
  rooms,
  zone,
  href,
  locale,
}: {
  blocks: readonly DraftBlock[];
  rooms: readonly { id: number; name: string }[];
  zone: string;
  href: (id: number) => string;
  locale: Locale;
}) {
  const t = useTranslations('places.blocks');
  const columns = ['title', 'hours', 'length', 'rooms', 'kind'] as const;
  return (
    <table className="data-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {blocks.map(({ id, kind, title, startsAt, minutes, roomIds }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={href(id)} className="row-link">
                {typeset(inLocale(title, locale), locale) || t(`kind.${kind}`)}
              </Link>
            </th>
            <td data-label={t('columns.hours')}>
              <TimeRange from={startsAt} to={addMinutes(startsAt, minutes, zone)} locale={locale} />
            </td>
            <td data-label={t('columns.length')}>
              <Duration minutes={minutes} locale={locale} style="hours" />
            </td>
            <td data-label={t('columns.rooms')}>{typeset(roomNames(rooms, roomIds, t('allRooms')), locale)}</td>
            <td data-label={t('columns.kind')}>{t(`kind.${kind}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
