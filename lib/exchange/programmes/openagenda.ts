import { decodeText, readSeparated } from '#lib/exchange/files/text-files.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { locales } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { openAgendaColumns } from '#lib/open-data/csv-for-services.ts';
import { recordOf } from '#lib/plain-values.ts';
import { folded } from '#lib/search/words.ts';
import type { Incoming, IncomingContext, IncomingPlace, IncomingRemark, Unread } from './incoming.ts';
import {
  BARE_EVENT,
  BARE_SCHEDULE,
  incomingOf,
  type TypedEvent,
  type TypedSchedule,
  type TypedText,
} from './schedule-file.ts';
import { isFilled, type JsonObject, jsonText, leftIn, listOf, namesOf, wordsIn } from './typed-json.ts';

/*
 * Reads events of OpenAgenda in JSON and CSV
 * (https://developers.openagenda.com/evenements/structure): texts by language, one place, and
 * several slots, each of which is a séance. Towns that publish their agenda as open data use the
 * same fields.
 */

/** Reads its JSON export, the answer of its API, or a single event; null for other files. */
export function openAgendaIn(file: unknown): TypedSchedule | null {
  const root = recordOf(file);
  const list = [root.events, root.results, file].find(Array.isArray) ?? (root.event === undefined ? [] : [root.event]);
  const events = list.map((value: unknown) => recordOf(recordOf(value).fields ?? value));
  const isKnown = events.some(
    ({ title, title_fr, title_en, timings, firstTiming, firstdate_begin }) =>
      [title, title_fr, title_en].some(isFilled) && [timings, firstTiming, firstdate_begin].some(isFilled),
  );
  if (!isKnown) return null;
  const total = Number(root.total ?? root.total_count ?? 0);
  const isPart = total > events.length;
  return scheduleOf(
    events.map((event) => ((event.title_fr ?? event.title_en) === undefined ? event : ofColumns(event))),
    isPart ? [{ line: 0, code: 'partOnly', about: `${events.length} / ${total}` }] : [],
    false,
  );
}

/** Whether these are the headings of a CSV of OpenAgenda. */
export function isOpenAgendaHeader(header: readonly string[]): boolean {
  const fields = new Set(header.map((heading) => fieldOf(heading)?.field));
  const others = ['longDescription', 'locationName', 'uid', 'extIds', 'registration', 'keywords'];
  return (
    fields.has('title') && (fields.has('timings') || fields.has('begin')) && others.some((name) => fields.has(name))
  );
}

/** Whether they are those that Lanterne writes. */
export const isOwnOpenAgendaHeader = (header: readonly string[]): boolean =>
  openAgendaColumns.every((column) => header.includes(column));

/** The programme in a CSV of OpenAgenda, or why it has none. Our own CSV is read back exactly. */
export function readOpenAgendaCsv(bytes: Uint8Array, context: IncomingContext): Incoming | Unread {
  if (bytes.length > MAX_OF_FILE.bytes) return { code: 'tooLarge' };
  const records = readSeparated(decodeText(bytes));
  if (!Array.isArray(records)) return { code: 'notRead' };
  const [first, ...rest] = records;
  const header = first?.cells.map((cell) => cell.trim()) ?? [];
  const isOurs = isOwnOpenAgendaHeader(header);
  const events = rest.map(({ line, cells }) => ({
    ...ofColumns(Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']))),
    line,
  }));
  return incomingOf(scheduleOf(events, [], isOurs), context);
}

function scheduleOf(events: readonly JsonObject[], remarks: readonly IncomingRemark[], isOurs: boolean): TypedSchedule {
  const zone = events
    .map((event) => jsonText(event.timezone ?? recordOf(event.location).timezone))
    .find((one) => one !== '');
  return {
    ...BARE_SCHEDULE,
    source: 'openagenda',
    generator: isOurs ? 'Lanterne' : 'OpenAgenda',
    timeZone: zone ?? '',
    remarks,
    events: events.flatMap((event) => eventsOf(event, isOurs)),
  };
}

// Fields that repeat others, or concern only the agenda itself.
const FIELDS = namesOf(`
  line uid extIds extId slug title description longDescription html keywords timings timezone location locationUid image
  registration onlineAccessLink canonicalUrl canonicalurl link links status attendanceMode
  firstTiming lastTiming nextTiming dateRange range firstDate lastDate begin end thumbnail originalImage longDescriptionLinks
  createdAt updatedAt creatorUid ownerUid member draft private state featured motive origin originAgenda sourceAgendas agendaUid
  locationName address city postalCode district department region latitude longitude country registrationUrl
`);
const PLACE_FIELDS = ['access', 'description', 'website', 'phone', 'email'];

/** One séance per slot. An event with a single slot keeps its id when that moves. */
function eventsOf(event: JsonObject, isOurs: boolean): TypedEvent[] {
  const slots = slotsOf(event);
  const id = (isOurs && jsonText(event.extIds)) || jsonText(event.uid) || jsonText(event.slug);
  const status = statusOf(event.status);
  const location = recordOf(event.location);
  const place = placeOf(event);
  const one: TypedEvent = {
    ...BARE_EVENT,
    line: typeof event.line === 'number' ? event.line : 0,
    guid: id,
    title: wordsIn(event.title),
    ...textsOf(event, isOurs),
    ...(place.venue ? { room: place.venue, place } : { room: '' }),
    tracks: keywordsOf(event.keywords),
    ...(status === CANCELLED ? { status: 'cancelled' } : isOurs && status !== 0 ? { status: 'planned' } : {}),
    links: isOurs ? undefined : linksOf(event),
    left: [
      ...leftIn(event, FIELDS),
      ...PLACE_FIELDS.filter((name) => isFilled(location[name])).map((name) => `location.${name}`),
      ...(status > RESCHEDULED && status !== CANCELLED ? ['status'] : []),
    ],
  };
  if (slots.length < 2) return [{ ...one, ...slots[0] }];
  return slots.map((slot) => ({ ...one, ...slot, guid: `${id} ${slot.date}` }));
}

const RESCHEDULED = 2;
const CANCELLED = 6;

const statusOf = (value: unknown): number => {
  const said = parsed(value) ?? value;
  return Number(recordOf(said).id ?? said) || 0;
};

type Slot = Pick<TypedEvent, 'date' | 'end'>;

const MOMENT = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/g;

/** The slots, however the list is written: starts and ends alternate. */
function slotsOf({ timings, firstTiming, begin, end }: JsonObject): Slot[] {
  const list = Array.isArray(parsed(timings)) ? listOf(parsed(timings)) : [];
  const written = list.length > 0 ? list : isFilled(firstTiming) ? [firstTiming] : [];
  if (written.length > 0)
    return written.map((value) => {
      const slot = recordOf(value);
      return { date: jsonText(slot.begin ?? slot.start), end: jsonText(slot.end) };
    });
  const moments = jsonText(timings).match(MOMENT) ?? [jsonText(begin), jsonText(end)].filter((text) => text !== '');
  return moments.flatMap((date, at) => (at % 2 === 0 ? [{ date, end: moments[at + 1] ?? '' }] : []));
}

/**
 * The short text, and the long one in Markdown. In ours, the first lines state the kind and facts.
 */
function textsOf({ description, longDescription, html }: JsonObject, isOurs: boolean): Partial<TypedEvent> {
  const long = wordsIn(longDescription ?? html);
  if (!isOurs) return { abstract: wordsIn(description), description: long };
  const about = (text: string) => text.split('\n\n').slice(1).join('\n\n');
  if (typeof long === 'string') return { abstract: about(long) };
  return { abstract: Object.fromEntries(Object.entries(long).map(([code, text]) => [code, about(text)])) };
}

function placeOf(event: JsonObject): IncomingPlace {
  const location = recordOf(event.location);
  const said = (name: string, flat: string) => jsonText(location[name] ?? event[flat]).trim();
  const venue = said('name', 'locationName');
  if (venue === '') return {};
  const [street, city, code] = [said('address', 'address'), said('city', 'city'), said('postalCode', 'postalCode')];
  const town = [code, city].filter((part) => part !== '').join(' ');
  const address = street === '' || folded(street).includes(folded(city)) ? street : `${street}, ${town}`;
  const [latitude, longitude] = [said('latitude', 'latitude'), said('longitude', 'longitude')].map((text) =>
    text === '' ? Number.NaN : Number(text),
  ) as [number, number];
  const isThere = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0);
  return { venue, ...(address === '' ? {} : { address }), ...(isThere ? { latitude, longitude } : {}) };
}

/** A list, texts by language, or one line. */
function keywordsOf(value: unknown): TypedText[] | undefined {
  if (value === undefined) return undefined;
  const byLanguage = Object.entries(recordOf(value)).filter(([, words]) => isFilled(words));
  const words = (list: unknown): string[] =>
    (Array.isArray(list) ? list.map(jsonText) : jsonText(list).split(/[,;|]/)).map((word) => word.trim());
  if (byLanguage.length === 0) return words(Array.isArray(value) ? value : (parsed(value) ?? value));
  const lists = byLanguage.map(([code, list]) => [code, words(parsed(list) ?? list)] as const);
  const [first] = lists;
  // Lists of equal length contain the same keywords in the same order.
  if (!lists.every(([, list]) => list.length === first?.[1].length))
    return (lists.find(([code]) => code === 'fr') ?? first)?.[1];
  return first?.[1].map((_, at) => Object.fromEntries(lists.map(([code, list]) => [code, list[at] ?? ''])));
}

/** Links to its page, to registration, to online attendance, and to its picture. */
function linksOf(event: JsonObject): TypedEvent['links'] {
  const { registration, registrationUrl, onlineAccessLink, canonicalUrl, link, links, image } = event;
  const all = [
    ...addressesIn(canonicalUrl ?? link).map((href) => ({ href, label: '' })),
    ...addressesIn([registration, registrationUrl]).map((href) => ({ href, label: LABELS.registration })),
    ...addressesIn([onlineAccessLink, links]).map((href) => ({ href, label: '' })),
    ...addressesIn(image).map((href) => ({ href, label: LABELS.image })),
  ];
  const first = new Map(all.toReversed().map((one) => [one.href, one]));
  return all.filter((one) => first.get(one.href) === one).map((one) => ({ line: 0, ...one }));
}

const labelOf = (what: 'image' | 'registration'): TypedText =>
  Object.fromEntries(locales.map((locale) => [locale, messages[locale].exchange.links[what]]));
const LABELS = { registration: labelOf('registration'), image: labelOf('image') };

/**
 * The addresses in a text, a list, or objects; e-mail addresses and telephone numbers are left out.
 */
function addressesIn(value: unknown): string[] {
  const inside = parsed(value) ?? value;
  if (Array.isArray(inside)) return inside.flatMap(addressesIn);
  if (typeof inside === 'string')
    return inside.split(/[\s,|]+/).filter((word) => word !== '' && !/^[^/]*@|^[+\d().-]+$/.test(word));
  const { value: own, link, url, base, filename } = recordOf(inside);
  const said = [own, link, url].find(isFilled);
  if (said !== undefined) return addressesIn(said);
  return isFilled(base) && isFilled(filename) ? [`${jsonText(base)}${jsonText(filename)}`] : [];
}

/** A list or object that a cell contains as JSON; undefined for any other cell. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return typeof value === 'object' ? value : undefined;
  if (/^\d$/.test(value.trim())) return Number(value);
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** The headings of its CSV in different programs, with the field of each. */
const HEADINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:title|titre)$/, 'title'],
  [/^(?:description|descriptioncourte|shortdescription)$/, 'description'],
  [/^(?:longdescription|descriptionlongue|descriptiondetaillee)$/, 'longDescription'],
  [/^conditions$/, 'conditions'],
  [/^(?:keywords|motscles)$/, 'keywords'],
  [/^(?:uid|identifiant)$/, 'uid'],
  [/^extids?$/, 'extIds'],
  [/^(?:timings|horaires|horairesiso|horairesdetailles)$/, 'timings'],
  [/^(?:firstdatebegin|firsttimingbegin|debut|premieredatedebut)$/, 'begin'],
  [/^(?:firstdateend|firsttimingend|fin|premieredatefin)$/, 'end'],
  [/^timezone$/, 'timezone'],
  [/^(?:locationname|nomdulieu|lieunom)$/, 'locationName'],
  [/^(?:locationaddress|address|adresse|adressedulieu)$/, 'address'],
  [/^(?:locationcity|city|ville)$/, 'city'],
  [/^(?:locationpostalcode|postalcode|codepostal)$/, 'postalCode'],
  [/^(?:locationlatitude|latitude)$/, 'latitude'],
  [/^(?:locationlongitude|longitude)$/, 'longitude'],
  [/^locationcoordinates$/, 'coordinates'],
  [/^(?:canonicalurl|url)$/, 'canonicalUrl'],
  [/^(?:registration|inscription|outilsdinscription)$/, 'registration'],
  [/^(?:onlineaccesslink|lienenligne)$/, 'onlineAccessLink'],
  [/^image$/, 'image'],
  [/^links?$/, 'links'],
  [/^(?:status|statut)$/, 'status'],
  [/^accessibility$/, 'accessibility'],
  // Facts about the agenda, or repeated elsewhere.
  [
    /^(?:slug|line|thumbnail|originalimage|attendancemode|lastupdate|createdat|updatedat|daterange|first.*|last.*|next.*|origin.*|contributor.*|country.*|location(?:uid|slug|district|insee|department|region|countrycode|adminlevel\d))$/,
    'slug',
  ],
];
const LANGUAGES: Readonly<Record<string, string>> = {
  fr: 'fr',
  francais: 'fr',
  french: 'fr',
  en: 'en',
  anglais: 'en',
  english: 'en',
};

/** A heading as a field, and the language in which it ends: `title_fr`, « Titre - FR ». */
function fieldOf(heading: string): { field: string; language: string | null } | null {
  const words = folded(heading)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const field = (parts: readonly string[]) => HEADINGS.find(([pattern]) => pattern.test(parts.join('')))?.[1];
  const whole = field(words);
  if (whole) return { field: whole, language: null };
  const last = words.at(-1) ?? '';
  const known = field(words.slice(0, -1));
  const language = LANGUAGES[last] ?? (/^[a-z]{2}$/.test(last) ? last : null);
  return known && language ? { field: known, language } : null;
}

/** A row of its CSV in the form of a JSON event; unknown columns keep their names. */
function ofColumns(row: JsonObject): JsonObject {
  const event: Record<string, unknown> = {};
  for (const [heading, cell] of Object.entries(row)) {
    const known = fieldOf(heading);
    if (!known) event[heading] = cell;
    else if (!known.language) event[known.field] ??= cell;
    else event[known.field] = { ...recordOf(event[known.field]), [known.language]: cell };
  }
  const { coordinates, ...rest } = event;
  const place = recordOf(coordinates);
  const [latitude, longitude] =
    place.lat === undefined ? jsonText(coordinates).split(/[,;]\s*/) : [place.lat, place.lon];
  return latitude && longitude ? { latitude, longitude, ...rest } : rest;
}
