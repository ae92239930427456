import { filmTitle } from '#lib/films/title.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import type { ComparedFields, FormFacets } from '#lib/history/conflict.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { bothLanguages, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { deniedIn, promisedIn } from '#lib/model/said-access.ts';
import { formatDuration, formatWall } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { sayWishes } from './event-wishes.ts';
import { formValuesOf } from './form-values.ts';
import type { EventRoot } from './root.ts';
import type { EventInput } from './schema.ts';

/**
 * The fields that are compared when two people change a séance, in the order of the form. They are
 * names of `EventInput`.
 */
export const facetNames = [
  'kind',
  'label.fr',
  'label.en',
  'title.fr',
  'title.en',
  'subtitle.fr',
  'subtitle.en',
  'synopsis.fr',
  'synopsis.en',
  'spoken',
  'translatedInto',
  'startsAt',
  'publicEndFixed',
  'rooms',
  'items',
  'people',
  'themeIds',
  'capacity',
  'admission',
  'visibility',
  'doorsMinutes',
  'clearMinutes',
  'seriesId',
  'seriesPosition',
  'continuesEventId',
  'offers',
  'links',
  'teamNotes',
  'wishes',
  'tags',
] as const;
type FacetName = (typeof facetNames)[number];

/** The fields of a séance's form for that comparison: as values, and in words. */
function facetsOf(input: EventInput, index: DraftIndex, locale: Locale): Record<FacetName, ComparedFields[string]> {
  const terms = translator(locale, 'terms');
  const events = translator(locale, 'events');
  const bilingual = (name: 'label' | 'title' | 'subtitle' | 'synopsis', language: Locale) => {
    const value = input[name][language] ?? '';
    return { value, shown: value };
  };
  const named = (codes: readonly string[]) => ({ value: codes, shown: typedNames(codes, languages, locale) });
  const number = (value: number | null) => ({ value, shown: value === null ? '' : String(value) });
  const minutes = (value: number | null) => ({ value, shown: value === null ? '' : formatDuration(value, locale) });
  const wall = (value: string | null) => ({
    value,
    shown: value ? formatWall(value, locale) : '',
  });
  const lines = (rows: readonly { value: unknown; shown: string }[]) => ({
    value: rows.map((row) => row.value),
    shown: rows.map((row) => row.shown).join('\n'),
  });
  const some = (...parts: (string | false | null | undefined)[]) => joinFacts(parts);
  const event = (id: number | null) => {
    const found = id === null ? undefined : index.events.get(id);
    return found ? inLocale(found.title, locale) || `n° ${found.number}` : '';
  };
  const series = input.seriesId === null ? undefined : index.series.get(input.seriesId);

  const itemText = (item: EventInput['items'][number] | undefined) => {
    const film = item?.filmId == null ? undefined : index.films.get(item.filmId);
    if (!item) return '';
    return some(
      terms(`itemKind.${item.kind}`),
      bothLanguages(item.title) || (film && inLocale(filmTitle(film), locale)),
    );
  };
  const copyText = ({ filmId, filmVersionId }: EventInput['items'][number]) => {
    const copy = filmId === null ? undefined : index.films.get(filmId)?.versions.find(({ id }) => id === filmVersionId);
    return copy && versionLabel(copy, locale).printed;
  };
  return {
    kind: { value: input.kind, shown: terms(`kind.${input.kind}`) },
    'label.fr': bilingual('label', 'fr'),
    'label.en': bilingual('label', 'en'),
    'title.fr': bilingual('title', 'fr'),
    'title.en': bilingual('title', 'en'),
    'subtitle.fr': bilingual('subtitle', 'fr'),
    'subtitle.en': bilingual('subtitle', 'en'),
    'synopsis.fr': bilingual('synopsis', 'fr'),
    'synopsis.en': bilingual('synopsis', 'en'),
    spoken: named(input.spoken),
    translatedInto: named(input.translatedInto),
    startsAt: wall(input.startsAt),
    publicEndFixed: wall(input.publicEndFixed),
    rooms: lines(
      input.rooms.map(({ roomId, use }) => ({
        value: [roomId, use],
        shown: some(roomNameIn(index, roomId, locale), use !== 'main' && terms(`roomUse.${use}`)),
      })),
    ),
    items: lines(
      input.items.map((item) => ({
        value: [item.kind, item.filmId, item.filmVersionId, item.title, item.minutes, item.elastic, item.access],
        shown: some(
          itemText(item),
          copyText(item),
          item.minutes !== null && formatDuration(item.minutes, locale),
          item.elastic && events('form.elasticShort'),
          ...promisedIn(item.access).map((access) => terms(`access.${access}`)),
          ...deniedIn(item.access).map((access) => terms(`accessLacking.${access}`)),
        ),
      })),
    ),
    people: lines(
      input.people.map((person) => {
        const at = input.items.findIndex((item) => item.key === person.itemKey);
        return {
          value: [person.personId, person.role, person.presence, person.confirmation, at],
          shown: some(
            index.people.get(person.personId)?.name,
            terms(`personRole.${person.role}`),
            terms(`presence.${person.presence}`),
            terms(`confirmation.${person.confirmation}`),
            itemText(input.items[at]),
          ),
        };
      }),
    ),
    themeIds: lines(
      [...input.themeIds]
        .sort((a, b) => a - b)
        .map((id) => ({ value: id, shown: inLocale(index.themes.get(id)?.name, locale) })),
    ),
    capacity: number(input.capacity),
    admission: { value: input.admission, shown: terms(`admission.${input.admission}`) },
    visibility: { value: input.visibility, shown: terms(`visibility.${input.visibility}`) },
    doorsMinutes: minutes(input.doorsMinutes),
    clearMinutes: minutes(input.clearMinutes),
    seriesId: { value: input.seriesId, shown: inLocale(series?.title, locale) },
    seriesPosition: number(input.seriesPosition),
    continuesEventId: { value: input.continuesEventId, shown: event(input.continuesEventId) },
    offers: lines(
      input.offers.map(({ kind, label, price, address, opensAt }) => ({
        value: [kind, label, price, address, opensAt],
        shown: some(
          terms(`offerKind.${kind}`),
          bothLanguages(label),
          bothLanguages(price),
          address,
          opensAt && formatWall(opensAt, locale),
        ),
      })),
    ),
    links: lines(input.links.map(({ address, label }) => ({ value: [address, label], shown: some(label, address) }))),
    teamNotes: { value: input.teamNotes, shown: input.teamNotes },
    wishes: {
      // Sorted by name, because their stored order means nothing.
      value: Object.entries(input.wishes).sort(([a], [b]) => (a < b ? -1 : 1)),
      shown: sayWishes(input.wishes, {
        terms,
        locale,
        titleOf: (number) => event(index.draft.events.find((one) => one.number === number)?.id ?? null),
      }),
    },
    tags: { value: input.tags, shown: tagsInWords(input.tags) },
  };
}

/**
 * The form of a séance for comparing two people's changes. The draft is read (`read`) only when
 * there is something to compare.
 */
export function eventForm({ dayStartsAt }: { dayStartsAt: string }, read: () => DraftIndex, locale: Locale) {
  let index: DraftIndex | undefined;
  const facets: FormFacets<EventInput> = {
    names: facetNames,
    of: (input) => {
      index ??= read();
      return facetsOf(input, index, locale);
    },
  };
  return { values: (event: EventRoot) => formValuesOf(event, dayStartsAt, locale), facets };
}
