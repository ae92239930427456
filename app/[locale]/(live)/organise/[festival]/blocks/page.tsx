import { getTranslations } from 'next-intl/server';
import { DateOf, Duration, TimeRange } from '#app/_components/time.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { PlainTable } from '#app/_ui/plain-table.tsx';
import { ListPage, StandingBar } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { blocksOf } from '#lib/blocks/queries.ts';
import { daysOf } from '#lib/days/queries.ts';
import { mayChange } from '#lib/history/remit.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { roomNames, roomsOf } from './rooms.ts';

export const generateMetadata = titled('desk', 'nav.blocks');

/** The breaks and set-ups of the festival, by day and hour. */
export default festivalPage('read', async function BlocksPage(at) {
  const { locale, festival, paths, query } = at;
  const t = await getTranslations('places.blocks');
  const nav = await getTranslations('desk.nav');
  const blocks = blocksOf(festival.id);
  const dayOf = ({ startsAt }: { startsAt: string }) => festivalDayOf(startsAt, festival.dayStartsAt);
  const known = new Set(daysOf(festival).map(({ date }) => date));
  const rooms = roomsOf(festival.id, locale);
  const add = mayChange(festival, 'block', null) ? { href: paths.item('blocks', 'new'), label: t('add') } : undefined;
  return (
    <ListPage
      at={at}
      title={nav('blocks')}
      count={t('count', { count: blocks.length })}
      add={add}
      told={<StandingBar locale={locale} festival={festival} standing={query.standing} />}
      empty={blocks.length === 0 ? { title: t('empty.title'), text: t('empty.text') } : null}
    >
      {[...new Set(blocks.map(dayOf))].map((date) => (
        <section key={date} className="same-columns mb-6" aria-labelledby={`day-${date}`}>
          <h2 id={`day-${date}`} className="mb-2 text-[1.2rem]">
            <DateOf date={date} locale={locale} style="long" />
            {!known.has(date) && (
              <span className="font-normal text-base text-soft">
                {SEPARATOR}
                {t('outside')}
              </span>
            )}
          </h2>
          <PlainTable
            columns={(['title', 'hours', 'length', 'rooms', 'kind'] as const).map((key) => ({
              key,
              label: t(`columns.${key}`),
            }))}
            rows={blocks
              .filter((block) => dayOf(block) === date)
              .map(({ id, kind, title, startsAt, minutes, roomIds }) => ({
                key: id,
                href: paths.item('blocks', id),
                cells: {
                  title: typesetIn(title, locale) || t(`kind.${kind}`),
                  hours: (
                    <TimeRange from={startsAt} to={addMinutes(startsAt, minutes, festival.timeZone)} locale={locale} />
                  ),
                  length: <Duration minutes={minutes} locale={locale} style="hours" />,
                  rooms: typeset(roomNames(rooms, roomIds, t('allRooms')), locale),
                  kind: t(`kind.${kind}`),
                },
              }))}
          />
        </section>
      ))}
    </ListPage>
  );
});
