import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { rowsOfFestival } from '#db/rows.ts';
import { people } from '#db/schema/index.ts';
import { nameKey, peopleByName, twinPeople } from '#lib/exchange/files/likeness.ts';
import type { CellProblem, Cells, KeptCell, ReadRow } from '#lib/exchange/files/table.ts';
import { readRole } from '#lib/exchange/files/typed-cells.ts';
import { orderOfDates, typedMoment } from '#lib/exchange/files/typed-moments.ts';
import { layDown, newIds, provisionalIds } from '#lib/festivals/lay-down.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import { personKind } from '#lib/people/mutations.ts';
import {
  newPersonValues,
  type PersonFormValues,
  type PersonInput,
  PRIVATE_PERSON_FACTS,
  personFormValues,
  personSchema,
} from '#lib/people/schema.ts';
import { cutParts, folded } from '#lib/search/words.ts';
import { type DayOrder, dateIn } from '#lib/time/day-entry.ts';
import { datesBetween } from '#lib/time/festival-day.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { contactOf } from '#lib/volunteers/contact.ts';
import { describedColumns, filledForm, ids, privateTags, proposing, refusedCells } from './list-columns.ts';
import type { ListNoun } from './list-noun.ts';
import { cellsOf } from './list-plan.ts';

const moment = (column: 'arrivesAt' | 'departsAt', called: RegExp) =>
  ({
    called,
    field: column,
    said: spaced,
    isDated: true,
    keptIn: 'contact',
  }) as const;

/** A wall clock as spreadsheets write it. */
const spaced = (wall: string) => wall.replace('T', ' ');

/** First names in a column of their own, e-mail addresses and telephone numbers. */
export const ofPeople = {
  firstName: { called: /^(?:prenoms?|first ?name|given name)$/ },
  email: {
    called: /^(?:e ?mails?|mail|courriel|adresse (?:e ?mail|mail|electronique)|email address)$/,
    holds: (cell: string) => contactOf(cell)?.contactKind === 'email',
  },
  phone: {
    called: /^(?:tel(?:ephone)?s?|portable|mobile|phone|phone number|numero de telephone|sms|gsm)$/,
    holds: (cell: string) => /^(?:\+|0)[\d\s().-]{8,}$/.test(cell),
  },
} as const;

/** The columns of a list of people. `email` and `phone` become lines of the contact. */
const personColumns = describedColumns<DraftPerson, PersonScene>()({
  ...ids,
  name: {
    called:
      /^(?:noms?(?: de famille| complet| et prenoms?| prenoms?)?|prenoms? (?:et )?noms?|names?|full name|last name|surname|family name|personnes?|people|person|invite(?:e|es|s|e s| e| es| e s)?|guests?|intervenant(?:e|es|s|e s| e| es| e s)?|speakers?)$/,
    field: 'name',
  },
  firstName: ofPeople.firstName,
  titleFr: {
    called:
      /^(?:role|qualite|fonction|titre|metier|profession|job title|title|position|job)(?: (?:fr|francais|(?:en|in) (?:francais|french)))?$/,
    field: 'title.fr',
    keptIn: 'contact',
  },
  titleEn: {
    called:
      /^(?:role|qualite|fonction|titre|metier|profession|job title|position)(?: (?:en|anglais|(?:in )?english))$|^(?:title|job) en(?:glish)?$/,
    field: 'title.en',
    isAside: true,
    keptIn: 'contact',
  },
  organisation: {
    called:
      /^(?:organi[sz]ations?|organismes?|structures?|associations?|societe|company|affiliation|institution|employeur)$/,
    field: 'organisation',
    keptIn: 'contact',
  },
  bioFr: {
    called:
      /^(?:bio(?:graph(?:ie|y))?|presentation|about|abstract|a propos)(?: (?:fr|francais|en francais|courte|short))?$/,
    field: 'bio.fr',
    isAside: true,
    keptIn: null,
  },
  bioEn: {
    called: /^(?:bio(?:graph(?:ie|y))?|presentation) (?:en|anglais|english|en anglais)$|^english bio(?:graphy)?$/,
    field: 'bio.en',
    isAside: true,
    keptIn: null,
  },
  contact: {
    called: /^(?:contacts?|coordonnees|contact details)$/,
    field: 'contact',
    keptIn: null,
  },
  tags: { ...privateTags, keptIn: 'contact' },
  email: { ...ofPeople.email, keptIn: null },
  phone: { ...ofPeople.phone, keptIn: null },
  arrivesAt: moment('arrivesAt', /^(?:arrivee?|arrive le|date d arrivee|arrival|arrives|arrives at|arrival date)$/),
  departsAt: moment('departsAt', /^(?:depart|part le|date de depart|departure|departs|departs at|departure date)$/),
});
type PersonColumn = keyof typeof personColumns;

/**
 * The zone of the festival and its dates, the first of which decides the year of « 28 November »;
 * and the order of day and month in the cells of a whole list.
 */
type PersonScene = Readonly<{
  timeZone: string;
  dates: readonly string[];
  /** The main language of the festival. */
  locale?: Locale;
  orderOf?: (cell: string) => DayOrder | undefined;
}>;

type PersonCells = Cells<PersonColumn>;
type NameCells = Cells<'name' | 'firstName'>;

/**
 * Of a row; « Nom » and « Prénom » may stand in two columns, and « Le Goff, Yann » in one. Behind «
 * Zoé Petit, réalisatrice » stands what she does; « Awa Diop, Marc Roy » are two.
 */
export function saidName({ name = '', firstName = '' }: NameCells): { name: string; role?: string; areTwo?: boolean } {
  const parts = firstName.trim() ? [] : cutParts(name, /,/);
  const [one = '', other = ''] = parts;
  const areTwo = parts.length > 1 && parts.every((part) => /\s/.test(part));
  if (parts.length !== 2) return { name: `${firstName.trim()} ${name.trim()}`.trim(), areTwo };
  const isRole = readRole(other) !== null || (/^\p{Ll}/u.test(other) && /\s/.test(one));
  return isRole ? { name: one, role: other } : { name: `${other} ${one}`, areTwo };
}
const nameOfRow = (cells: NameCells) => saidName(cells).name;

/** How lists of people, and of volunteers, know whom a row is about. */
export const knownByName = {
  titleOf: nameOfRow,
  nameOf: ({ name }: { name: string }) => name,
  keyOf: (cells: NameCells) => nameKey(nameOfRow(cells)).key,
  twins: twinPeople(nameOfRow),
  finder: <R extends { name: string }>(_: unknown, roots: readonly R[]) => {
    const find = peopleByName(roots);
    return (cells: NameCells) => find(nameOfRow(cells));
  },
};

/** The name of a row: what only turns the one that is known is no other name. */
export function nameFor(cells: NameCells, known: string): string {
  if (cells.name === undefined && cells.firstName === undefined) return known;
  const said = nameOfRow(cells);
  const [one, other] = [nameKey(said), nameKey(known)];
  return one.key === other.key && one.parts.join(' ') !== other.parts.join(' ') ? known : said;
}

/**
 * A row as the person’s form would post it: merged into `person` if there is one, else as a new
 * person.
 */
function readPerson(
  cells: PersonCells,
  person: DraftPerson | null,
  scene: PersonScene,
): ReadRow<PersonColumn, PersonInput> {
  const base: PersonFormValues = person ? personFormValues(person, 'fr') : newPersonValues;
  const problems: CellProblem<PersonColumn>[] = [];
  const beside: KeptCell<PersonColumn>[] = [];
  const moment = (column: 'arrivesAt' | 'departsAt') => {
    const cell = cells[column];
    if (cell === undefined) return base[column];
    const found = typedMoment(cell, (text) => dateIn(text, scene.dates[0], scene.orderOf?.(cell)));
    if (!found || (found.date === '' && found.time !== '')) problems.push({ column, cell, error: 'moment' });
    if (!found?.date || found.time) return found ?? undefined;
    // With a day alone they are present the whole day; the original text is kept too, because no
    // hour was given.
    beside.push({ column, cell, error: null });
    return { date: found.date, time: column === 'arrivesAt' ? '00:00' : '23:59' };
  };
  const { role, areTwo } = saidName(cells);
  if (areTwo) problems.push({ column: 'name', cell: cells.name ?? '', error: 'onePerson' });
  const inTitle = scene.locale === 'en' ? 'titleEn' : 'titleFr';
  const cell = cells[inTitle];
  const isSaid = cell ? folded(cell).includes(folded(role ?? '')) : base.title?.fr || base.title?.en;
  const title = role && !isSaid && { [inTitle]: [cell, role].filter(Boolean).join(', ') };
  const values: z.input<typeof personSchema> = {
    ...filledForm(personColumns, { ...cells, ...title }, base),
    name: nameFor(cells, base.name ?? ''),
    contact: contactLines(cells.contact ?? base.contact ?? '', [cells.email, cells.phone]),
    arrivesAt: moment('arrivesAt'),
    departsAt: moment('departsAt'),
  };
  if (problems.length > 0) return { ok: false, problems };
  const parsed = personSchema.safeParse(values);
  if (!parsed.success) return { ok: false, problems: refusedCells(personColumns, cells, parsed.error, 'name') };
  for (const column of ['arrivesAt', 'departsAt'] as const) {
    const wall = parsed.data[column];
    if (wall && checkWallClock(wall, scene.timeZone) === 'skipped')
      problems.push({ column, cell: cells[column] ?? '', error: 'skippedTime' });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, input: parsed.data, beside };
}

/** The known contact, and the lines that are new. */
function contactLines(known: string, said: readonly (string | undefined)[]): string {
  const lines = known.split('\n').map((line) => line.trim());
  const fresh = said.flatMap((line) => (line && !lines.includes(line.trim()) ? [line.trim()] : []));
  return [...(known === '' ? [] : [known]), ...fresh].join('\n');
}

/** Lists of people. */
export const personNoun: ListNoun<PersonColumn, DraftPerson, PersonInput, PersonScene> = {
  name: 'people',
  permission: 'schedule',
  kind: personKind,
  columns: personColumns,
  seenBy: 'read',
  privateFacts: { may: 'private-facts', facts: PRIVATE_PERSON_FACTS },
  propose: proposing({ list: 'people', columns: personColumns, naming: ['name'] }),
  most: MAX_OF_FILE.rows,
  rootsOf: (db, festivalId) => rowsOfFestival(db, people, festivalId, people.number),
  sceneOf: (_, { timeZone, startsOn, endsOn, locale }) => ({ timeZone, locale, dates: datesBetween(startsOn, endsOn) }),
  sceneOfList: (scene, { header, rows }, mapping) => {
    const moments = rows.flatMap(({ cells }) => {
      const { arrivesAt, departsAt } = cellsOf(cells, mapping);
      return [arrivesAt, departsAt].flatMap((cell) => cell || []);
    });
    const { order } = orderOfDates(moments, { dates: scene.dates, header, hours: moments });
    const listed = new Set(moments);
    return { ...scene, orderOf: (cell) => (listed.has(cell) ? order : undefined) };
  },
  numberOf: ({ number }) => number,
  ...knownByName,
  aboutOf: ({ organisation, title }, locale) => [inLocale(title, locale), organisation].filter(Boolean).join(', '),
  read: readPerson,
  telling: ['title', 'organisation', 'contact'],
  insert: ({ tx, festival }, inputs) => {
    const newId = provisionalIds();
    const first = takeNumber(tx, festival.id, inputs.length);
    const rows = inputs.map((input, at) => ({
      ...withoutRecordFields(input),
      id: newId(),
      festivalId: festival.id,
      version: 1,
      uid: randomUUID(),
      number: first + at,
    }));
    return layDown(festival.db, newIds(tx), { people: rows }).people.map(({ id }) => id);
  },
  update: ({ tx }, person, input) => personKind.update(tx, { ...person, ...withoutRecordFields(input) }, person),
};
