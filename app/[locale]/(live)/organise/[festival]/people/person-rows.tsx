import { getTranslations } from 'next-intl/server';
import { TagSigns } from '#app/_components/records/tag-signs.tsx';
import { DateOf } from '#app/_components/time.tsx';
import type { Column } from '#app/_ui/table.tsx';
import type { Row } from '#app/_ui/table-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { missingFactsOfPerson } from '#lib/people/completeness.ts';
import type { ListedPerson } from '#lib/people/queries.ts';
import { typeset } from '#lib/time/format.ts';

export const sortable = ['person', 'organisation', 'presences', 'confirmed', 'stay', 'missing'] as const;

export async function personColumns(locale: Locale): Promise<Column[]> {
  const t = await getTranslations({ locale, namespace: 'people.columns' });
  return sortable.map((key) => ({
    key,
    label: t(key),
    isSortable: true,
    isNumeric: key === 'presences' || key === 'confirmed',
  }));
}

/** A person as a row: their title beneath the name, and what is missing. */
export async function personRow(
  person: ListedPerson,
  festival: { slug: string },
  locale: Locale,
  mark: string | null,
): Promise<Row> {
  const t = await getTranslations({ locale, namespace: 'people' });
  const title = inLocale(person.title, locale);
  const missing = missingFactsOfPerson(person);
  const day = (wall: string) => <DateOf date={wall.slice(0, 10)} locale={locale} style="short" />;
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
      missing:
        missing.length === 0 ? (
          <span className="text-good">{t('ready')}</span>
        ) : (
          <span className="text-warn">{missing.map((fact) => t(`facts.${fact}`)).join(', ')}</span>
        ),
    },
  };
}
