import { recordOf } from '#lib/plain-values.ts';
import { saidIn } from './access-of-parts.ts';
import {
  accessValues,
  type EventFormValues,
  emptyEvent,
  emptyItem,
  emptyOffer,
  emptyPerson,
  type ItemValues,
  type LinkValues,
  type OfferValues,
  type PersonValues,
} from './form-values.ts';

type Tree = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const bilingualOf = (value: unknown) => ({ fr: textOf(recordOf(value).fr), en: textOf(recordOf(value).en) });
const isTicked = (value: unknown) => value === 'on' || value === true;

/**
 * The posted rows, without empty ones at the end: those were spare rows, which the form adds again
 * anyway.
 */
function rowsOf<T>(value: unknown, read: (row: Tree) => T, isUsed: (row: T) => boolean): T[] {
  const rows = Array.isArray(value) ? value.map((row) => read(recordOf(row))) : [];
  return rows.slice(0, rows.findLastIndex(isUsed) + 1);
}

const itemOf = (row: Tree): ItemValues => ({
  ...emptyItem(textOf(row.key), textOf(row.kind)),
  film: textOf(row.film),
  version: textOf(row.version),
  title: bilingualOf(row.title),
  minutes: textOf(row.minutes),
  elastic: isTicked(row.elastic),
  access: accessValues(saidIn(recordOf(row.access))),
  position: textOf(row.position),
  remove: isTicked(row.remove),
});

const personOf = (row: Tree): PersonValues => ({
  ...emptyPerson(textOf(row.key)),
  person: textOf(row.person),
  role: textOf(row.role),
  presence: textOf(row.presence),
  confirmation: textOf(row.confirmation),
  item: textOf(row.item),
  remove: isTicked(row.remove),
});

const offerOf = (row: Tree): OfferValues => ({
  ...emptyOffer(textOf(row.key)),
  kind: textOf(row.kind),
  label: bilingualOf(row.label),
  price: bilingualOf(row.price),
  address: textOf(row.address),
  opensAt: textOf(row.opensAt),
  remove: isTicked(row.remove),
});

const linkOf = (row: Tree): LinkValues => ({
  address: textOf(row.address),
  label: textOf(row.label),
  remove: isTicked(row.remove),
});

const wishNames = ['day', 'part', 'edge', 'after', 'before', 'apart'] as const;
type Wished = Record<(typeof wishNames)[number], string>;

/**
 * The values of a refused form, so that it is drawn again without losing a word. Rows keep their
 * positions, because errors refer to them.
 */
export function postedValues(posted: Tree): EventFormValues {
  const text = (name: keyof EventFormValues) => textOf(posted[name]);
  return emptyEvent({
    version: text('version'),
    kind: text('kind'),
    label: bilingualOf(posted.label),
    title: bilingualOf(posted.title),
    subtitle: bilingualOf(posted.subtitle),
    synopsis: bilingualOf(posted.synopsis),
    spoken: text('spoken'),
    translatedInto: text('translatedInto'),
    day: text('day'),
    time: text('time'),
    timeIsConfirmed: isTicked(posted.timeIsConfirmed),
    end: text('end'),
    rooms: rowsOf(
      posted.rooms,
      (row) => ({ room: textOf(row.room), use: textOf(row.use) }),
      ({ room }) => room !== '',
    ),
    items: rowsOf(posted.items, itemOf, ({ kind, film }) => kind !== '' || film !== ''),
    people: rowsOf(posted.people, personOf, ({ person }) => person !== ''),
    themes: Object.fromEntries(Object.entries(recordOf(posted.themes)).map(([name, on]) => [name, isTicked(on)])),
    capacity: text('capacity'),
    admission: text('admission'),
    visibility: text('visibility'),
    doors: text('doors'),
    clear: text('clear'),
    series: text('series'),
    seriesPosition: text('seriesPosition'),
    continues: text('continues'),
    offers: rowsOf(posted.offers, offerOf, ({ kind }) => kind !== ''),
    links: rowsOf(posted.links, linkOf, ({ address, label }) => address !== '' || label !== ''),
    teamNotes: text('teamNotes'),
    tags: text('tags'),
    wishes: {
      ...(Object.fromEntries(wishNames.map((name) => [name, textOf(recordOf(posted.wishes)[name])])) as Wished),
      school: isTicked(recordOf(posted.wishes).school),
    },
  });
}

/** The fields of the form that choosing `theirs` fills in, by the name of the compared field. */
export const fieldsOfFacet: Readonly<Record<string, readonly (keyof EventFormValues)[]>> = {
  startsAt: ['day', 'time'],
  publicEndFixed: ['end'],
  themeIds: ['themes'],
  doorsMinutes: ['doors'],
  clearMinutes: ['clear'],
  seriesId: ['series'],
  continuesEventId: ['continues'],
};
