import { edges, wishedParts } from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { namesOfWishes, sayWish } from '#lib/events/event-wishes.ts';
import { layOut } from '#lib/events/running-order.ts';
import { PRIVATE_EVENT_FACTS } from '#lib/events/schema.ts';
import { type FindFilm, filmsByName, nameOfFilm } from '#lib/exchange/files/likeness.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import {
  languagesIn,
  looksLikeRoom,
  readEventKind,
  readRole,
  readStatus,
  readVisibility,
} from '#lib/exchange/files/typed-cells.ts';
import { looksLikeDay, timeIn, typedMoment } from '#lib/exchange/files/typed-moments.ts';
import { columnLabel, numberHeading } from '#lib/exchange/lists/column-words.ts';
import { columnNames, ids, type Mapping, proposing, type Recognized } from '#lib/exchange/lists/list-columns.ts';
import type { Rows } from '#lib/exchange/lists/list-file.ts';
import { byStart } from '#lib/grouped.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type DraftEvent, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { type Authorized, may, type Permission } from '#lib/policy.ts';
import { folded, wordsOfText } from '#lib/search/words.ts';
import { dateIn } from '#lib/time/day-entry.ts';
import { festivalDayOf, hourOfWall } from '#lib/time/festival-day.ts';

/** « Séance » may be a title or a time. */
const SHOWINGS = /^seances?$/;
const momentOf = (cell: string) => typedMoment(cell, (text) => (looksLikeDay(text) ? text : null));
/** « Places » may be seats or a location. */
const PLACES = /^places?$/;
const isAmount = (cell: string) => /^\d+(?: ?(?:places?|seats?))?$/i.test(cell);

/** The columns of a list of séances, with how they are recognised. */
const recognized = {
  number: ids.number,
  foreignId: { called: /^(?:reference|ref|id|identifiant|identifier|uid|guid)$/ },
  titleFr: {
    called:
      /^(?:titres?|title|intitule|events?|nom|name|evenements?|sessions?|programmes?)(?: (?:fr|francais|en francais|de la seance))?$/,
    perhaps: { called: SHOWINGS, where: (cell) => momentOf(cell.split(/[,;\n]/)[0] ?? '') === null },
  },
  titleEn: { called: /^(?:titre|title|intitule|nom) (?:en|anglais|english|en anglais|international)$|^english title$/ },
  day: {
    called:
      /^(?:jours?|dates?(?: de (?:la )?(?:seance|projection|diffusion)s?)?|days?|date et heure|date heure|date time|datetime|quand|when)$/,
    perhaps: { called: SHOWINGS, where: (cell) => Boolean(momentOf(cell)?.date) },
    holds: (cell) => Boolean(typedMoment(cell, (text) => dateIn(text, '2026-01-01') ?? dateIn(text, undefined))?.date),
  },
  start: {
    called: /^(?:(?:heures?|horaires?)(?: (?:de )?debut)?|debut|start|starts|start time|time|from)$/,
    holds: (cell) => /[h:]/i.test(cell) && timeIn(cell) !== null,
  },
  end: { called: /^(?:(?:(?:heures?|horaires?) (?:de )?)?fin|end|ends|end time|jusqu a|until)$/ },
  minutes: { called: /^(?:durees?|duration|length|minutes|min|running time)( .*)?$/ },
  venue: {
    called: /^(?:lieux?|venues?|locations?|cinema|theatre|ou)$/,
    perhaps: { called: PLACES, where: (cell) => !isAmount(cell) },
  },
  room: {
    called: /^(?:(?:noms? (?:de la )?)?salles?(?: de projections?)?|room name|rooms?|ecrans?|screens?|espaces?)$/,
    holds: looksLikeRoom,
  },
  kind: {
    called: /^(?:types?|kinds?|genre|format|categorie|category)(?: de seance)?$/,
    holds: (cell) => readEventKind(cell) !== null,
  },
  films: { called: /^(?:films?|oeuvres?|films? projetes?|film titles?)$/ },
  people: {
    called:
      /^(?:intervenant(?:e|es|s|e s| e| es| e s)?|invite(?:e|es|s|e s| e| es| e s)?|personnes?|people|speakers?|guests?|avec|with|animation|en presence de|participants?|artistes?)$/,
  },
  themes: { called: /^(?:themes?|thematiques?|fils?|mots cles|tags?|topics?|tracks?|parcours)$/ },
  subtitleFr: { called: /^(?:sous titre|subtitle|chapeau)(?: (?:fr|francais))?$/ },
  subtitleEn: { called: /^(?:sous titre|subtitle) (?:en|anglais|english)$/ },
  labelFr: { called: /^(?:appellation|etiquette|label|mention)$/ },
  labelEn: { called: /^(?:appellation|etiquette|label) (?:en|anglais|english|en anglais)$/ },
  synopsisFr: {
    called:
      /^(?:synopsis|resume|description|presentation|introduction|texte|abstract|texte de presentation)(?: (?:fr|francais|in french))?$/,
  },
  synopsisEn: {
    called: /^(?:synopsis|resume|description|presentation|introduction|texte|abstract) (?:en|anglais|(?:in )?english)$/,
  },
  spoken: { called: /^(?:langues?(?: parlees?)?|languages?(?: spoken)?|spoken languages?|version)$/ },
  translatedInto: {
    called:
      /^(?:traductions?|langues? de (?:la )?traduction|traduite?s? en|interpretation|translations?|translated into|interpreted into)$/,
  },
  capacity: {
    called: /^(?:jauge|capacite|capacity|nombre de places|seats)$/,
    perhaps: { called: PLACES, where: isAmount },
  },
  status: { called: /^(?:statut|status|etat)$/ },
  visibility: {
    called: /^(?:visibilite|visibility)$/,
    perhaps: { called: /^(?:public|acces)$/, where: (cell) => readVisibility(cell) !== null },
  },
  links: {
    called: /^(?:liens?|links?|url)$/,
    perhaps: {
      called: /^(?:site|site web|website|billetterie)$/,
      where: (cell) => /https?:\/\/|^(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?$/i.test(cell),
    },
    holds: (cell) => /^https?:\/\/\S+$/.test(cell),
  },
  wishes: { called: /^(?:souhaits?|wishes|wish)$/ },
  tags: { called: /^(?:etiquettes privees|private tags?)$/ },
  teamNotes: {
    called: /^(?:notes?|remarques?|notes? (?:internes?|equipe|techniques?)|comments?|commentaires?|team notes)$/,
  },
} satisfies Readonly<Record<string, Recognized>>;
export type EventColumn = keyof typeof recognized;

export const eventColumns = columnNames(recognized);

/**
 * Other ways to state what other columns state. Our own lists do not have them, so that, for
 * example, an end cannot contradict a length.
 */
export const besides: readonly EventColumn[] = ['foreignId', 'end'];

/**
 * Guesses what each column of a list of séances contains, for a festival with the main language
 * `locale`. A list of films with hours needs no titles.
 */
export const proposeEventColumns = (table: Table, locale?: Locale): Mapping<EventColumn> =>
  propose(withoutDays(table), locale);
const propose = proposing<EventColumn>({
  list: 'events',
  columns: recognized,
  naming: ['titleFr', 'titleEn', 'films'],
});

/** Without rows that contain only a day, as they are headings of the rows below. */
const withoutDays = ({ header, rows }: Table): Table => ({
  header,
  rows: header.length === 1 ? rows : rows.filter(({ cells }) => cells.filter((cell) => cell !== '').length > 1),
});

type EventCells = Partial<Record<EventColumn, string | number | null>>;

/**
 * A séance in our own lists: cells with several rooms, films, people, themes or links have one per
 * line. The day is the festival day, the length lasts from the start to the public end.
 */
export function cellsOfEvent(event: DraftEvent, index: DraftIndex, findFilm: FindFilm, locale: Locale): EventCells {
  const { startsAt } = event;
  const rooms = event.rooms.flatMap(({ roomId }) => index.rooms.get(roomId) ?? []);
  const order = layOut(event, index);
  const isKnown = !order.isApproximate || event.publicEndFixed !== null;
  const films = event.items.flatMap(({ filmId }) => (filmId === null ? [] : (index.films.get(filmId) ?? [])));
  return {
    titleFr: event.title.fr ?? null,
    titleEn: event.title.en ?? null,
    day: startsAt && festivalDayOf(startsAt, index.draft.festival.dayStartsAt),
    start: startsAt && hourOfWall(startsAt),
    minutes: isKnown ? order.totalMinutes : null,
    venue: inLocale(index.venues.get(rooms[0]?.venueId ?? 0)?.name, locale) || null,
    room: rooms.map(({ name }) => inLocale(name, locale)).join('\n'),
    kind: readEventKind.said(event.kind, locale),
    films: films.map((film) => nameOfFilm(film, findFilm)).join('\n'),
    people: event.people
      .flatMap(({ personId, role }) => {
        const name = index.people.get(personId)?.name;
        return name === undefined ? [] : [role === 'speaker' ? name : `${name} (${readRole.said(role, locale)})`];
      })
      .join('\n'),
    themes: event.themeIds.flatMap((id) => inLocale(index.themes.get(id)?.name, locale) || []).join('\n'),
    subtitleFr: event.subtitle.fr ?? null,
    subtitleEn: event.subtitle.en ?? null,
    labelFr: event.label.fr ?? null,
    labelEn: event.label.en ?? null,
    synopsisFr: event.synopsis.fr ?? null,
    synopsisEn: event.synopsis.en ?? null,
    spoken: typedNames(event.spoken, languages, locale),
    translatedInto: typedNames(event.translatedInto, languages, locale),
    capacity: event.capacity,
    status: readStatus.said(event.status, locale),
    visibility: readVisibility.said(event.visibility, locale),
    links: event.links.map(({ address, label }) => [address, label].filter(Boolean).join(' ')).join('\n'),
    wishes: wishesTyped(event.wishes, locale, (number) => index.draft.events.some((other) => other.number === number)),
    tags: tagsInWords(event.tags),
    teamNotes: event.teamNotes,
  };
}

/**
 * All séances for a spreadsheet, by time: a line of headings, then one row each, our numbers first.
 */
export function eventRows(
  index: DraftIndex,
  findFilm: FindFilm,
  locale: Locale,
  leftOut: readonly string[] = [],
): Rows {
  const columns = eventColumns.filter(
    (column) => column !== 'number' && !besides.includes(column) && !leftOut.includes(column),
  );
  return [
    [numberHeading(index.draft.festival.slug), ...columns.map((column) => columnLabel('events', column, locale))],
    ...index.draft.events.toSorted(byStart).map((event) => {
      const cells = cellsOfEvent(event, index, findFilm, locale);
      return [event.number, ...columns.map((column) => cells[column] ?? null)];
    }),
  ];
}

/** The same for the present draft, without what this role may not read. */
export function eventRowsOf(festival: Authorized<Permission>, locale: Locale): Rows {
  const draft = loadDraft(festival.id, festival.db);
  const leftOut = may(festival.role, 'private-facts') ? [] : Object.keys(PRIVATE_EVENT_FACTS);
  return eventRows(indexDraft(draft), filmsByName(draft.films), locale, leftOut);
}

/**
 * Wishes as a cell, one per line: days as dates, other séances by our numbers, if they still exist.
 * A séance in the history may be older than wishes, and has none.
 */
export const wishesTyped = (wishes: EventWishes = {}, locale: Locale, isEvent = (_: number) => true): string => {
  const terms = translator(locale, 'terms');
  const titleOf = (number: number) => (isEvent(number) ? `n° ${number}` : undefined);
  return namesOfWishes(wishes)
    .flatMap((wish) => (wish === 'day' ? wishes.day : sayWish(wish, wishes, { terms, locale, titleOf })) || [])
    .join('\n');
};

const OTHER = { after: /^(?:apres|after)\b/, before: /^(?:avant|before)\b/, apart: /^(?:a l ecart|loin|away|apart)\b/ };
/** Words before a time of day that mean nothing by themselves. */
const LEADS = /^(?:(?:le|l|en|in the|on|as the|pendant les|during) )+/;
const key = (text: string) => wordsOfText(text).join(' ').replace(LEADS, '');

/** Each phrase of our own lists in both languages, with and without such words. */
const phrases = new Map<string, EventWishes>(
  (['fr', 'en'] as const).flatMap((locale) => {
    const terms = translator(locale, 'terms');
    const said: [string, EventWishes][] = [
      ...wishedParts.map((part): [string, EventWishes] => [terms(`wish.part.${part}`), { part }]),
      ...edges.map((edge): [string, EventWishes] => [terms(`wish.edge.${edge}`), { edge }]),
      [terms('wish.school'), { school: true }],
    ];
    return said.map(([phrase, wish]): [string, EventWishes] => [key(phrase), wish]);
  }),
);

/** The wishes in a cell; null where a line cannot be a wish, or names no séance of the festival. */
export function typedWishes(
  cell: string,
  { isEvent, dayIn }: { isEvent: (number: number) => boolean; dayIn: (text: string) => string | null },
): EventWishes | null {
  const found: EventWishes = {};
  for (const line of cell.split(/[\n;]+/).filter((part) => part.trim() !== '')) {
    const said = key(line);
    const number = Number(/(\d+)$/.exec(said)?.[1] ?? 0);
    // « l’après-midi » is not a séance.
    const isPhrase = phrases.has(said);
    const other = isPhrase ? undefined : Object.entries(OTHER).find(([, called]) => called.test(said))?.[0];
    const day = other || isPhrase ? null : dayIn(line.trim());
    if (other && isEvent(number)) Object.assign(found, { [other]: number });
    else if (!other && (isPhrase || day)) Object.assign(found, phrases.get(said) ?? { day });
    else return null;
  }
  // In the same order as in the table of séances.
  const { day, part, edge, school, after, before, apart } = found;
  return Object.fromEntries(
    Object.entries({ day, part, edge, school, after, before, apart }).filter(([, value]) => value !== undefined),
  );
}

/** `isWhole`: every word of the cell was understood. */
type TypedSpeech = { spoken: string[]; translatedInto: string[]; isWhole: boolean };

const TRANSLATED =
  /\b(?:traduite?s?|trad|traduction|interpretee?s?|interpretation|translated|translation|interpreted)\b\.?(?: (?:simultanee?|live))?(?: (?:en|in|into|to|vers)\b)?/;

/**
 * The languages of a séance in a cell: « anglais », « français et anglais », « anglais, traduit en
 * français ».
 */
export function typedSpeech(cell: string): TypedSpeech {
  const [heard = '', ...into] = folded(cell).split(TRANSLATED);
  const [spoken, translated] = [languagesIn(heard), languagesIn(into.join(','))];
  return {
    spoken: spoken.codes,
    translatedInto: translated.codes,
    isWhole: spoken.unknown.length + translated.unknown.length === 0,
  };
}
