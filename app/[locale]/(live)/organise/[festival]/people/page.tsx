import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { Empty, ListHead } from '#app/_components/records/page-head.tsx';
import { RecordsTable } from '#app/_components/records/records-table.tsx';
import { festivalPage } from '#app/_server/festival-page.tsx';
import { titled } from '#app/_server/titled.ts';
import { arranged, MAX_TABLE_ROWS, orderOf } from '#app/_ui/table-order.ts';
import { CarriedBand, carriedMarks } from '#app/[locale]/(live)/organise/[festival]/carried/carried.tsx';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { ListWays } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { isTableAsked, TableSwitch, TableView } from '#app/[locale]/(live)/organise/[festival]/table/table-view.tsx';
import { peopleOf } from '#lib/people/queries.ts';
import { may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { personColumns, personRow, sortable } from './person-rows.tsx';

export const generateMetadata = titled('people', 'title');

/** Who comes to the festival, in how many séances, and whether they confirmed. */
export default festivalPage('read', async function PeoplePage(at) {
  const { locale, festival, paths, query } = at;
  const t = await getTranslations('people');
  const add = may(festival.role, 'schedule') ? { href: paths.item('people', 'new'), label: t('add') } : undefined;

  const isTable = await isTableAsked('people', at);
  const path = paths.section('people');
  const people = peopleOf(festival);
  const order = orderOf(query, sortable);
  const isPartial = people.length > MAX_TABLE_ROWS;
  const found = isTable ? [] : isPartial && order.query ? peopleOf(festival, { search: order.query }) : people;
  const markOf = await carriedMarks({ festival, locale }, 'person');
  const all = await Promise.all(found.map((person) => personRow(person, festival, locale, markOf(person.id))));
  const rows = isPartial ? arranged(all, order, locale).slice(0, MAX_TABLE_ROWS) : all;
  return (
    <>
      <DoneBar festival={festival} batch={query.done} now={now()} />
      <ListHead
        title={t('title')}
        count={isTable ? undefined : t('count', { count: people.length })}
        add={people.length > 0 ? add : undefined}
      >
        <TableSwitch noun="people" at={at} isTable={isTable} path={path} />
      </ListHead>
      <ListWays
        list="people"
        slug={festival.slug}
        locale={locale}
        mayImport={add !== undefined}
        isEmpty={people.length === 0}
      />
      <CarriedBand kind="person" festival={festival} locale={locale} />
      {isTable ? (
        <TableView noun="people" at={at} label={t('title')} path={path} />
      ) : people.length === 0 ? (
        <Empty title={t('empty.title')} text={t('empty.text')} add={add} />
      ) : (
        <IslandMessages locale={locale}>
          <RecordsTable
            label={t('title')}
            locale={locale}
            columns={await personColumns(locale)}
            rows={rows}
            initial={order}
            total={found.length}
            isPartial={isPartial}
          />
        </IslandMessages>
      )}
    </>
  );
});
