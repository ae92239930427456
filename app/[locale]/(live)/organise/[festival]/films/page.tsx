import { getTranslations } from 'next-intl/server';
import { IslandMessages, MissingCell, TagSigns } from '#app/_components/records/page-frame.tsx';
import { Abbreviation, Duration } from '#app/_components/time.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import type { Column } from '#app/_ui/table.tsx';
import { MAX_TABLE_ROWS, orderOf, pageOf, type Row } from '#app/_ui/table-order.ts';
import { FromTemplate, ListPage } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { ListWays } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { listAsTable } from '#app/[locale]/(live)/organise/[festival]/table/table-view.tsx';
import { rightsStates } from '#lib/films/choices.ts';
import { areRightsSettled, missingFactsOfFilm } from '#lib/films/completeness.ts';
import { filmsOf, type ListedFilm } from '#lib/films/queries.ts';
import { filmTitle } from '#lib/films/title.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { theirsOf } from '#lib/history/remit.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { may } from '#lib/policy.ts';
import { FilmsTable } from './films-table.tsx';

export const generateMetadata = titled('films', 'title');

/**
 * The festival's films, what is missing in each, and their rights, which can be set for several in
 * one act.
 */
export default festivalPage('read', async function FilmsPage(at) {
  const { locale, festival, paths, query } = at;
  const t = await getTranslations('films');
  const mayEdit = may(festival.role, 'schedule');
  const add = mayEdit ? { href: paths.item('films', 'new'), label: t('add') } : undefined;

  const asTable = await listAsTable('films', at, t('title'), paths.section('films'));
  const films = filmsOf(festival.id, { role: festival.role });
  const isTheirs = theirsOf(festival, 'film');
  const unsettled = films.filter((film) => !areRightsSettled(film));
  const order = orderOf(query, sortable);
  const isPartial = films.length > MAX_TABLE_ROWS;
  const found = asTable.isAsked
    ? []
    : isPartial && order.query
      ? filmsOf(festival.id, { search: order.query, role: festival.role })
      : films;
  const sorted = found.map((film) => ({ film, ...findable(film, locale) }));
  const shown = isPartial ? pageOf(sorted, order, locale) : { rows: sorted, total: sorted.length };
  const rows = await Promise.all(
    shown.rows.map(({ film, ...found }) => filmRow(film, found, festival, locale, isTheirs(film))),
  );

  return (
    <ListPage
      at={at}
      title={t('title')}
      count={t('count', { count: films.length })}
      add={add}
      asTable={asTable}
      ways={
        <ListWays list="films" slug={festival.slug} locale={locale} mayImport={mayEdit} isEmpty={films.length === 0} />
      }
      empty={
        films.length === 0
          ? {
              title: t('empty.title'),
              text: t('empty.text'),
              ways: <FromTemplate festival={festival} locale={locale} label={t('empty.template')} />,
            }
          : null
      }
    >
      <IslandMessages also={['films', 'terms']}>
        <FilmsTable
          slug={festival.slug}
          locale={locale}
          columns={await filmColumns(locale)}
          rows={rows}
          initial={order}
          total={shown.total}
          isPartial={isPartial}
          unsettled={unsettled.length}
          own={unsettled.filter((film) => !isTheirs(film)).map((film) => String(film.number))}
          mayEdit={mayEdit}
        />
      </IslandMessages>
    </ListPage>
  );
});

const sortable = ['film', 'directors', 'year', 'minutes', 'rights', 'shown', 'missing'] as const;

async function filmColumns(locale: Locale): Promise<Column[]> {
  const t = await getTranslations({ locale, namespace: 'films.columns' });
  const of = (key: (typeof sortable)[number] | 'copies', rest: Partial<Column> = {}): Column => ({
    key,
    label: t(key),
    isSortable: key !== 'copies',
    ...rest,
  });
  return [
    of('film'),
    of('directors'),
    of('year', { isNumeric: true }),
    of('minutes', { isNumeric: true }),
    of('copies'),
    of('rights'),
    of('shown', { isNumeric: true }),
    of('missing'),
  ];
}

type Findable = Pick<Row, 'name' | 'words' | 'sort'>;

/** What a film is searched and sorted by. */
function findable(film: ListedFilm, locale: Locale): Findable {
  const title = filmTitle(film)[locale];
  return {
    name: title,
    words: [
      film.originalTitle,
      film.title.fr,
      film.title.en,
      ...film.directors,
      film.production,
      film.year,
      tagsInWords(film.tags),
    ].join(' '),
    sort: {
      film: title,
      directors: film.directors[0] ?? null,
      year: film.year,
      minutes: film.minutes,
      rights: rightsStates.indexOf(film.rightsState),
      shown: film.shown,
      missing: missingFactsOfFilm(film).length,
    },
  };
}

/**
 * A film as a row: its title in the reader's language with the original below, and what is missing.
 */
async function filmRow(
  film: ListedFilm,
  found: Findable,
  festival: { slug: string },
  locale: Locale,
  isTheirs: boolean,
): Promise<Row> {
  const t = await getTranslations({ locale, namespace: 'films' });
  const title = found.name;
  const missing = missingFactsOfFilm(film);
  const copies = film.versions.map((version) => versionLabel(version, locale)).filter((label) => label.printed);
  return {
    ...found,
    key: String(film.number),
    href: deskPaths(locale, festival.slug).item('films', film.number),
    fixed: isTheirs ? t('notYours') : undefined,
    cells: {
      film: (
        <>
          {typeset(title, locale)}
          {title !== film.originalTitle && (
            <span className="block font-normal text-[0.92rem] text-soft">{typeset(film.originalTitle, locale)}</span>
          )}
          {film.announceable !== 'yes' && <span className="flag plain ml-2">{t('hidden')}</span>}
          <TagSigns tags={film.tags} locale={locale} />
        </>
      ),
      directors: film.directors.join(', '),
      year: film.year,
      minutes: film.minutes && <Duration minutes={film.minutes} locale={locale} className="nowrap" />,
      copies: copies.length > 0 && (
        <ul>
          {copies.map((label, index) => (
            <li key={index}>
              <Abbreviation as={label.spoken}>{label.printed}</Abbreviation>
            </li>
          ))}
        </ul>
      ),
      rights: <Rights film={film} locale={locale} />,
      shown: film.shown || '–',
      missing: <MissingCell facts={missing.map((fact) => t(`facts.${fact}`))} ready={t('ready')} />,
    },
  };
}

/**
 * The state of the rights as a word and colour; a consultation on site is named, because it is no
 * permission for public screening.
 */
async function Rights({ film, locale }: { film: Pick<ListedFilm, 'rightsState' | 'rightsKind'>; locale: Locale }) {
  const terms = await getTranslations({ locale, namespace: 'terms' });
  const tone = areRightsSettled(film) ? 'good' : film.rightsState === 'refused' ? '' : 'warn';
  return (
    <span className="inline-grid justify-items-start align-top">
      <span className={`flag ${tone}`}>{terms(`rightsState.${film.rightsState}`)}</span>
      {film.rightsKind && <span className="text-[0.9rem] text-soft">{terms(`rightsKind.${film.rightsKind}`)}</span>}
    </span>
  );
}
