import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeText, encodingOf } from '#lib/exchange/files/text-files.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { TypedLink } from './collector.ts';
import type { Incoming, IncomingContext, Unread } from './incoming.ts';
import {
  incomingOf,
  scheduleHead,
  startIn,
  type TypedDay,
  type TypedEvent,
  type TypedPerson,
  type TypedSchedule,
} from './schedule-file.ts';
import { namesOf } from './typed-json.ts';

/**
 * The programme in a schedule.xml of frab, pentabarf, pretalx or c3voc, or why it has none. Blocks
 * its thread, so a large file is read in a thread of its own.
 */
export function readScheduleXml(bytes: Uint8Array, context: IncomingContext): Incoming | Unread {
  if (bytes.length > MAX_OF_FILE.bytes) return { code: 'tooLarge' };
  const text = decoded(bytes);
  if (/^\s*(?:<!doctype html|<html)/i.test(text)) return { code: 'isPage' };
  const root = readXml(text);
  if ('code' in root) return root;
  if (['rss', 'feed', 'RDF'].includes(root.name)) return { code: 'isFeed' };
  const schedule = root.name === 'schedule' ? root : xmlElements(root, 'schedule')[0];
  if (schedule) return incomingOf(scheduleOf(schedule), context);
  // The name of the root does not matter: an element that contains séances is a programme.
  const other = scheduleOf(root);
  return other.events.length > 0 ? incomingOf(other, context) : { code: 'noSchedule', about: root.name };
}

/** Decoded from the encoding that it names, unless it is valid UTF-8. */
function decoded(bytes: Uint8Array): string {
  const named = /^<\?xml[^>]{0,80}encoding\s*=\s*["']([\w-]{1,40})["']/.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
  )?.[1];
  if (named && !encodingOf(bytes).startsWith('utf-') && !/^(?:iso-8859-1|latin-?1|windows-1252|utf-?8)$/i.test(named))
    try {
      return new TextDecoder(named).decode(bytes).replace(/\r\n?/g, '\n');
    } catch {
      // An unknown encoding is read like most files.
    }
  return decodeText(bytes);
}

function scheduleOf(root: XmlElement): TypedSchedule {
  const conference = xmlElements(root, 'conference')[0] ?? root;
  const said = (name: string) => (textBelow(conference, name) ?? '').trim();
  return {
    ...scheduleHead(said),
    generator: xmlElements(root, 'generator')[0]?.attributes.name ?? '',
    language: said('language') || root.attributes['xml:lang'] || '',
    rooms: roomsIn(root),
    events: eventsIn(root, null, ''),
  };
}

/** Rooms that are named anywhere, including those without séances. */
const roomsIn = (parent: XmlElement): TypedSchedule['rooms'] =>
  parent.children.flatMap((child) => {
    if (typeof child === 'string' || isEvent(child)) return [];
    const { name = '', guid = '' } = child.attributes;
    return child.name === 'room' ? [{ name, guid, line: child.line }] : roomsIn(child);
  });

/** Older programs call them entries. */
const isEvent = ({ name }: XmlElement) => name === 'event' || name === 'entry';

/**
 * The séances wherever they stand: under days and rooms as in the standard, under only one of
 * these, or under neither.
 */
function eventsIn(parent: XmlElement, day: TypedDay | null, under: string): TypedEvent[] {
  return parent.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'conference') return [];
    if (isEvent(child)) return [eventOf(child, day, under)];
    if (child.name === 'day') return eventsIn(child, dayOf(child), under);
    return eventsIn(child, day, child.name === 'room' ? (child.attributes.name ?? '') : under);
  });
}

const dayOf = ({ attributes: { index = '', date = '', start = '', end = '' } }: XmlElement): TypedDay => ({
  index,
  date,
  start,
  end,
});

const FIELDS = namesOf(`
  id guid slug code room date start end duration title subtitle type category track language abstract description summary
  persons person speakers speaker url links link attachments attachment tags
`);

function eventOf(event: XmlElement, day: TypedDay | null, under: string): TypedEvent {
  const text = (name: string) =>
    textBelow(event, name) ?? (event.name === 'entry' ? event.attributes[name] : undefined);
  const tracks = [...xmlElements(event, 'track').map(textIn), ...tagsIn(event)];
  const [persons, speakers] = [inside(event, 'persons', 'person'), inside(event, 'speakers', 'speaker')];
  const people = persons || speakers ? [...(persons ?? []), ...(speakers ?? [])] : undefined;
  return {
    line: event.line,
    id: (event.attributes.id ?? textBelow(event, 'id') ?? '').trim(),
    guid: (event.attributes.guid ?? '').trim(),
    day,
    under,
    room: text('room'),
    ...startIn(text('date') ?? '', clock(text('start') ?? '')),
    end: clock(text('end') ?? ''),
    duration: text('duration'),
    title: text('title'),
    subtitle: text('subtitle'),
    type: text('type') ?? text('category'),
    language: text('language'),
    abstract: text('abstract') ?? text('summary'),
    description: text('description'),
    tracks: tracks.length > 0 ? tracks : undefined,
    url: (text('url') ?? '').trim(),
    people: people?.map(personOf),
    links: linksIn(event),
    left: event.children.flatMap((child) =>
      typeof child === 'string' || FIELDS.has(child.name) || !isSaid(child) ? [] : child.name,
    ),
  };
}

/** `1030`, the form of an hour in older programs. */
const clock = (text: string) => text.trim().replace(/^([01]\d|2[0-9])([0-5]\d)$/, '$1:$2');

const tagsIn = (event: XmlElement): string[] =>
  xmlElements(event, 'tags').flatMap((tags) => {
    const inside = xmlElements(tags, 'tag');
    return inside.length > 0 ? inside.map(textIn) : textIn(tags).split(/[,;]/);
  });

/** Whether an element contains more than a statement that something is not so. */
const isSaid = ({ children }: XmlElement): boolean =>
  children.some((child) => (typeof child === 'string' ? !/^\s*(?:false|no)?\s*$/i.test(child) : isSaid(child)));

const PERSON_FIELDS = namesOf('name public_name biography bio');

/** A person given by text, or by parts of the name. */
function personOf(person: XmlElement): TypedPerson {
  const { guid, id, name = '', role = '' } = person.attributes;
  const parts = person.children.filter((child): child is XmlElement => typeof child !== 'string');
  const called = textBelow(person, 'public_name') ?? textBelow(person, 'name');
  const bio = textBelow(person, 'biography') ?? textBelow(person, 'bio') ?? '';
  const left = called === undefined ? [] : parts.filter((part) => !PERSON_FIELDS.has(part.name) && isSaid(part));
  return {
    line: person.line,
    ids: [guid, id].flatMap((one) => one?.trim() || []),
    name: (called ?? textIn(person)) || name,
    role,
    bio,
    left: left.map((part) => `person.${part.name}`),
  };
}

/** The elements of a list, of all of them if there are several; undefined when there is none. */
function inside(event: XmlElement, list: string, name: string): XmlElement[] | undefined {
  const lists = xmlElements(event, list);
  const bare = xmlElements(event, name);
  if (lists.length === 0 && bare.length === 0) return undefined;
  return [...lists.flatMap((one) => xmlElements(one, name)), ...bare];
}

function linksIn(event: XmlElement): TypedLink[] | undefined {
  const links = inside(event, 'links', 'link');
  const attachments = inside(event, 'attachments', 'attachment');
  if (!links && !attachments) return undefined;
  return [...(links ?? []), ...(attachments ?? [])].map((link) => ({
    line: link.line,
    href: link.attributes.href ?? textIn(link),
    label: link.attributes.href === undefined ? '' : textIn(link),
  }));
}

/** An element of an XML file, with its content in order. */
type XmlElement = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (XmlElement | string)[];
  /** The line where its tag begins, from 1. */
  line: number;
}>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: true,
  // Ids and hours are not numbers: 007 and 10:30 stay as they are written.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Numeric ones too: without this, &#233; would not be decoded.
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_OF_FILE.levels,
  captureMetaData: true,
});

/** The root of an XML file, or why there is none. */
function readXml(text: string): XmlElement | Unread {
  const declaration = declarationAt(text);
  if (declaration >= 0) return { code: 'declarations', line: lineOf(text, declaration) };
  const checked = XMLValidator.validate(text, { allowBooleanAttributes: true });
  if (checked !== true) return { code: 'brokenXml', line: checked.err.line };
  try {
    const nodes: unknown = parser.parse(text);
    const lines = lineCounter(text);
    const root = childrenOf(nodes, lines).find((child) => typeof child !== 'string');
    return root ?? { code: 'brokenXml' };
  } catch (error) {
    // The parser gives no more than an English message.
    return { code: /nested/i.test(String(error)) ? 'tooDeep' : 'brokenXml' };
  }
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/**
 * The position of a declaration of a document type or entity, -1 if there is none. No schedule
 * needs one, and malicious files use them. Comments, CDATA and processing instructions may contain
 * such words and are skipped.
 */
function declarationAt(text: string): number {
  const begins = /<[!?]/g;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const at = found.index;
    const skipped = SKIPPED.find(([open]) => text.startsWith(open, at));
    if (!skipped) return at;
    const [open, close] = skipped;
    const end = text.indexOf(close, at + open.length);
    if (end < 0) return -1;
    begins.lastIndex = end + close.length;
  }
  return -1;
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
}

/** Returns the line of a position; positions must be asked in the order of the file. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let from = 0;
  return (at) => {
    for (let end = text.indexOf('\n', from); end >= 0 && end < at; end = text.indexOf('\n', from)) {
      line += 1;
      from = end + 1;
    }
    return line;
  };
}

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null;

/**
 * The parser's result has no type: a list of objects, each with one key, which is a tag or `#text`.
 */
function childrenOf(nodes: unknown, lines: (at: number) => number): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): (XmlElement | string)[] => {
    if (!isRecord(node)) return [];
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined) return [];
    const inside = node[name];
    if (name === '#text') return [String(inside)];
    const meta = Object.getOwnPropertySymbols(node).map((symbol) => node[symbol])[0];
    // Before its children, because positions must be asked in order.
    const line = lines(isRecord(meta) && typeof meta.startIndex === 'number' ? meta.startIndex : 0);
    return [{ name, attributes: attributesOf(node[':@']), children: childrenOf(inside, lines), line }];
  });
}

function attributesOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, text === true ? '' : String(text)]));
}

/** The elements of a name that stand directly in one. */
const xmlElements = (parent: XmlElement, name: string): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);

/** All text in an element; what has tags keeps them, as somebody wrote HTML there. */
function textIn({ children }: XmlElement): string {
  return children
    .map((child) =>
      typeof child === 'string' ? child : `<${child.name}${hrefOf(child)}>${textIn(child)}</${child.name}>`,
    )
    .join('');
}

const hrefOf = ({ attributes: { href } }: XmlElement) =>
  href === undefined ? '' : ` href="${href.replaceAll('"', '&quot;')}"`;

/**
 * The text of the first element of a name that stands directly in one; undefined when there is
 * none.
 */
function textBelow(parent: XmlElement, name: string): string | undefined {
  const found = parent.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
  return found && textIn(found);
}
