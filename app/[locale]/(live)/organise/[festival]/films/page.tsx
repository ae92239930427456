import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { Empty, ListHead } from '#app/_components/records/page-head.tsx';
import { festivalPage } from '#app/_server/festival-page.tsx';
import { titled } from '#app/_server/titled.ts';
import { Link } from '#app/_ui/link.tsx';
import { arranged, MAX_TABLE_ROWS, orderOf } from '#app/_ui/table-order.ts';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { ListWays } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { isTableAsked, TableSwitch, TableView } from '#app/[locale]/(live)/organise/[festival]/table/table-view.tsx';
import { areRightsSettled } from '#lib/films/completeness.ts';
import { filmsOf } from '#lib/films/queries.ts';
import { filmsOfOthers } from '#lib/history/remit.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { filmColumns, filmRow, sortable } from './film-rows.tsx';
import { FilmsTable } from './films-table.tsx';

export const generateMetadata = titled('films', 'title');

/** The festival's films, what is missing in each, and their rights, which several can be given in one act. */
export default festivalPage('read', async function FilmsPage(at) {
  const { locale, festival, paths, query } = at;
  const t = await getTranslations('films');
  const mayEdit = may(festival.role, 'schedule');
  const add = mayEdit ? { href: paths.item('films', 'new'), label: t('add') } : undefined;

  const isTable = await isTableAsked('films', at);
  const path = paths.section('films');
  const films = filmsOf(festival.id, { role: festival.role });
  const others = filmsOfOthers(festival);
  const order = orderOf(query, sortable);
  const isPartial = films.length > MAX_TABLE_ROWS;
  const found = isTable
    ? []
    : isPartial && order.query
      ? filmsOf(festival.id, { search: order.query, role: festival.role })
      : films;
  const all = await Promise.all(found.map((film) => filmRow(film, festival, locale, others.has(film.id))));
  const rows = isPartial ? arranged(all, order, locale).slice(0, MAX_TABLE_ROWS) : all;

  return (
    <>
      <DoneBar festival={festival} batch={query.done} now={now()} />
      <ListHead
        title={t('title')}
        count={isTable ? undefined : t('count', { count: films.length })}
        add={films.length > 0 ? add : undefined}
      >
        <TableSwitch noun="films" at={at} isTable={isTable} path={path} />
      </ListHead>
      <ListWays list="films" slug={festival.slug} locale={locale} mayImport={mayEdit} isEmpty={films.length === 0} />
      {isTable ? (
        <TableView noun="films" at={at} label={t('title')} path={path} />
      ) : films.length === 0 ? (
        <Empty title={t('empty.title')} text={t('empty.text')} add={add}>
          <Link href={sitePaths(locale).newFestival()} className="link">
            {t('empty.template')}
          </Link>
        </Empty>
      ) : (
        <IslandMessages locale={locale} also={['films', 'terms']}>
          <FilmsTable
            slug={festival.slug}
            locale={locale}
            columns={await filmColumns(locale)}
            rows={rows}
            initial={order}
            total={found.length}
            isPartial={isPartial}
            unsettled={films
              .filter((film) => !areRightsSettled(film) && !others.has(film.id))
              .map((film) => String(film.number))}
            mayEdit={mayEdit}
          />
        </IslandMessages>
      )}
    </>
  );
});
