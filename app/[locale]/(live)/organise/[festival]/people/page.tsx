import { getTranslations } from 'next-intl/server';
import { IslandMessages, MissingCell, TagSigns } from '#app/_components/records/page-frame.tsx';
import { DateOf } from '#app/_components/time.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { type Column, DataTable } from '#app/_ui/table.tsx';
import { MAX_TABLE_ROWS, orderOf, pageOf, type Row } from '#app/_ui/table-order.ts';
import { carriedMarks } from '#app/[locale]/(live)/organise/[festival]/carried/carried.tsx';
import { ListPage } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { ListWays } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { listAsTable } from '#app/[locale]/(live)/organise/[festival]/table/table-view.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type ListedPerson, peopleOf } from '#lib/people/queries.ts';
import { missingFactsOfPerson } from '#lib/people/schema.ts';
import { may } from '#lib/policy.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';

export const generateMetadata = titled('desk', 'nav.people');

/** The people of the festival, in how many séances each takes part, and whether they confirmed. */
export default festivalPage('read', async function PeoplePage(at) {
  const { locale, festival, paths, query } = at;
  const t = await getTranslations('people');
  const nav = await getTranslations('desk.nav');
  const add = may(festival.role, 'schedule') ? { href: paths.item('people', 'new'), label: t('add') } : undefined;

  const asTable = await listAsTable('people', at, nav('people'), paths.section('people'));
  const people = peopleOf(festival);
  const order = orderOf(query, sortable);
  const isPartial = people.length > MAX_TABLE_ROWS;
  const found = asTable.isAsked ? [] : isPartial && order.query ? peopleOf(festival, { search: order.query }) : people;
  const markOf = await carriedMarks({ festival, locale }, 'person');
  const all = await Promise.all(found.map((person) => personRow(person, festival, locale, markOf(person.id))));
  const shown = isPartial ? pageOf(all, order, locale) : { rows: all, total: all.length };
  return (
    <ListPage
      at={at}
      title={nav('people')}
      count={t('count', { count: people.length })}
      add={add}
      asTable={asTable}
      ways={
        <ListWays
          list="people"
          slug={festival.slug}
          locale={locale}
          mayImport={add !== undefined}
          isEmpty={people.length === 0}
        />
      }
      carried="person"
      empty={people.length === 0 ? { title: t('empty.title'), text: t('empty.text') } : null}
    >
      <IslandMessages>
        <DataTable
          label={nav('people')}
          locale={locale}
          columns={await personColumns(locale)}
          {...shown}
          initial={order}
          isPartial={isPartial}
        />
      </IslandMessages>
    </ListPage>
  );
});

const sortable = ['person', 'organisation', 'presences', 'confirmed', 'stay', 'missing'] as const;

async function personColumns(locale: Locale): Promise<Column[]> {
  const t = await getTranslations({ locale, namespace: 'people.columns' });
  return sortable.map((key) => ({
    key,
    label: t(key),
    isSortable: true,
    isNumeric: key === 'presences' || key === 'confirmed',
  }));
}

/** A person as a row: their title below the name, and what is missing. */
async function personRow(
  person: ListedPerson,
  festival: { slug: string },
  locale: Locale,
  mark: string | null,
): Promise<Row> {
  const t = await getTranslations({ locale, namespace: 'people' });
  const title = inLocale(person.title, locale);
  const missing = missingFactsOfPerson(person);
  const day = (wall: string) => <DateOf date={dateOfHour(wall)} locale={locale} style="short" />;
  return {
    key: String(person.number),
    href: deskPaths(locale, festival.slug).item('people', person.number),
    name: person.name,
    words: [person.name, person.organisation, person.title.fr, person.title.en, tagsInWords(person.tags)].join(' '),
    sort: {
      person: person.name,
      organisation: person.organisation || null,
      presences: person.presences,
      confirmed: person.confirmed,
      stay: person.arrivesAt,
      missing: missing.length,
    },
    cells: {
      person: (
        <>
          {typeset(person.name, locale)}
          {mark && <span className="block font-normal text-[0.92rem] text-warn">{mark}</span>}
          {title && <span className="block font-normal text-[0.92rem] text-soft">{typeset(title, locale)}</span>}
          <TagSigns tags={person.tags} locale={locale} />
        </>
      ),
      organisation: person.organisation,
      presences: person.presences || '–',
      confirmed: person.presences > 0 && (
        <span className={person.confirmed < person.presences ? 'text-warn' : 'text-good'}>{person.confirmed}</span>
      ),
      stay: (person.arrivesAt || person.departsAt) && (
        <>
          {person.arrivesAt && !person.departsAt && `${t('from')} `}
          {person.arrivesAt && day(person.arrivesAt)}
          {person.arrivesAt && person.departsAt && ' – '}
          {person.departsAt && !person.arrivesAt && `${t('until')} `}
          {person.departsAt && day(person.departsAt)}
        </>
      ),
      missing: <MissingCell facts={missing.map((fact) => t(`facts.${fact}`))} ready={t('ready')} />,
    },
  };
}
