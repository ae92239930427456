import { decodeText, encodingOf } from './decode.ts';
import type { Incoming, IncomingContext, Unread } from './incoming.ts';
import type { TypedLink } from './incoming-links.ts';
import { incomingOf, type TypedDay, type TypedEvent, type TypedSchedule } from './schedule-file.ts';
import { FILE_BYTES_MAX } from './table.ts';
import { elementsOf, readXml, textIn, textOf, type XmlElement } from './xml-tree.ts';

/** What a schedule.xml of frab, pentabarf, pretalx or c3voc says of a programme, or why it says nothing. Holds its thread: a large one is read in one of its own. */
export function readScheduleXml(bytes: Uint8Array, context: IncomingContext): Incoming | Unread {
  if (bytes.length > FILE_BYTES_MAX) return { code: 'tooLarge' };
  const root = readXml(xmlText(bytes));
  if ('code' in root) return root;
  const schedule = root.name === 'schedule' ? root : elementsOf(root, 'schedule')[0];
  return schedule ? incomingOf(scheduleOf(schedule), context) : { code: 'noSchedule', about: root.name };
}

/** In the encoding it names, where its bytes are no UTF-8. */
function xmlText(bytes: Uint8Array): string {
  const named = /^<\?xml[^>]{0,80}encoding\s*=\s*["']([\w-]{1,40})["']/.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
  )?.[1];
  if (named && encodingOf(bytes) === 'windows-1252' && !/^(?:iso-8859-1|latin-?1|windows-1252|utf-?8)$/i.test(named))
    try {
      return new TextDecoder(named).decode(bytes).replace(/\r\n?/g, '\n');
    } catch {
      // A name nobody knows: read as most files are.
    }
  return decodeText(bytes);
}

function scheduleOf(root: XmlElement): TypedSchedule {
  const conference = elementsOf(root, 'conference')[0] ?? root;
  const said = (name: string) => (textOf(conference, name) ?? '').trim();
  return {
    title: said('title'),
    acronym: said('acronym'),
    generator: elementsOf(root, 'generator')[0]?.attributes.name ?? '',
    url: said('url'),
    baseUrl: said('base_url'),
    start: said('start'),
    dayChange: said('day_change'),
    timeZone: said('time_zone_name'),
    language: said('language') || root.attributes['xml:lang'] || '',
    venue: said('venue'),
    rooms: roomsIn(root),
    events: eventsIn(root, null, ''),
  };
}

/** Rooms that stand somewhere with a name, also those that nothing is in. */
const roomsIn = (parent: XmlElement): TypedSchedule['rooms'] =>
  parent.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'event') return [];
    const { name = '', guid = '' } = child.attributes;
    return child.name === 'room' ? [{ name, guid, line: child.line }] : roomsIn(child);
  });

/** Séances wherever they stand: under days and rooms as they should, or under either, or neither. */
function eventsIn(parent: XmlElement, day: TypedDay | null, under: string): TypedEvent[] {
  return parent.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'conference') return [];
    if (child.name === 'event') return [eventOf(child, day, under)];
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

function eventOf(event: XmlElement, day: TypedDay | null, under: string): TypedEvent {
  const text = (name: string) => textOf(event, name);
  const tracks = elementsOf(event, 'track').map(textIn);
  return {
    line: event.line,
    id: (event.attributes.id ?? '').trim(),
    guid: (event.attributes.guid ?? '').trim(),
    ...{ day, under, room: text('room') },
    ...{ date: text('date') ?? '', start: text('start') ?? '', end: text('end') ?? '', duration: text('duration') },
    ...{ title: text('title'), subtitle: text('subtitle'), type: text('type'), language: text('language') },
    ...{ abstract: text('abstract'), description: text('description') },
    tracks: tracks.length > 0 ? tracks : undefined,
    people: inside(event, 'persons', 'person')?.map((person) => ({
      line: person.line,
      ids: [person.attributes.guid, person.attributes.id].flatMap((id) => id?.trim() || []),
      name: textIn(person) || (person.attributes.name ?? ''),
      role: person.attributes.role ?? '',
    })),
    links: linksIn(event),
  };
}

/** What stands in a list, all of it where the list is there more than once; undefined when there is no list. */
function inside(event: XmlElement, list: string, name: string): XmlElement[] | undefined {
  const lists = elementsOf(event, list);
  const bare = elementsOf(event, name);
  if (lists.length === 0 && bare.length === 0) return undefined;
  return [...lists.flatMap((one) => elementsOf(one, name)), ...bare];
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
