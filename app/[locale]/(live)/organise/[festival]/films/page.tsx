import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { Empty, ListHead } from '#app/_components/records/page-head.tsx';
import { gate } from '#app/_server/gate.ts';
import { deskPage } from '#app/_server/refusal.tsx';
import { arranged, MAX_TABLE_ROWS, orderOf } from '#app/_ui/table-order.ts';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { ListWays } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { areRightsSettled } from '#lib/films/completeness.ts';
import { filmsOf } from '#lib/films/queries.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { filmColumns, filmRow, sortable } from './film-rows.tsx';
import { FilmsTable } from './films-table.tsx';

type Props = {
  params: Promise<{ locale: string; festival: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const oneOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('films'))('title') };
}

/** The festival's films, what is missing in each, and their rights, which several can be given in one act. */
export default deskPage(async function FilmsPage({ params, searchParams }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'read');
  const search = await searchParams;
  const t = await getTranslations('films');
  const paths = deskPaths(locale, festival.slug);
  const mayEdit = may(festival.role, 'schedule');
  const add = mayEdit ? { href: paths.item('films', 'new'), label: t('add') } : undefined;

  const films = filmsOf(festival.id);
  const order = orderOf(search, sortable);
  const isPartial = films.length > MAX_TABLE_ROWS;
  const found = isPartial && order.query ? filmsOf(festival.id, { search: order.query }) : films;
  const all = await Promise.all(found.map((film) => filmRow(film, festival, locale)));
  const rows = isPartial ? arranged(all, order, locale).slice(0, MAX_TABLE_ROWS) : all;

  return (
    <>
      <DoneBar festival={festival} batch={oneOf(search.done)} now={now()} />
      <ListHead
        title={t('title')}
        count={t('count', { count: films.length })}
        add={films.length > 0 ? add : undefined}
      />
      <ListWays list="films" slug={festival.slug} locale={locale} mayImport={mayEdit} isEmpty={films.length === 0} />
      {films.length === 0 ? (
        <Empty title={t('empty.title')} text={t('empty.text')} add={add}>
          <Link href={sitePaths(locale).newFestival() as Route} prefetch={false} className="link">
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
            unsettled={films.filter((film) => !areRightsSettled(film)).map((film) => String(film.number))}
            mayEdit={mayEdit}
          />
        </IslandMessages>
      )}
    </>
  );
});
