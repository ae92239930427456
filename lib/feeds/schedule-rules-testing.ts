import { XMLParser, XMLValidator } from 'fast-xml-parser';

/**
 * The rules of the schemas of schedule.xml and schedule.json, written anew, so that a clone can
 * hold our files against them without having those files. Each breach is a line.
 */
const rules = {
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/,
  start: /^[0-2]\d:[0-5]\d$/,
  duration: /^\d{1,2}:\d{2}$/,
  guid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  acronym: /^[a-z0-9_]{4,}$/,
  slug: /^[a-z0-9_]{4,}-[a-z0-9_-]{4,}$/,
  address: /^https?:\/\/./,
  color: /^#[0-9a-f]{6}$/i,
} as const;

const EVENT_PARTS = new Set(
  'room title subtitle type date start duration abstract slug track logo persons language description recording links attachments url'.split(
    ' ',
  ),
);
const NEEDED = ['room', 'title', 'type', 'date', 'start', 'duration', 'abstract', 'track'];
const LISTS = new Set(['day', 'room', 'event', 'person', 'link', 'track']);

type XmlEvent = Readonly<Record<string, string | undefined>>;
type XmlRoom = Readonly<{ '@name': string; '@guid': string; event?: readonly XmlEvent[] }>;
type XmlDay = Readonly<{
  '@index': string;
  '@date': string;
  '@start': string;
  '@end': string;
  room?: readonly XmlRoom[];
}>;
export type XmlSchedule = Readonly<{ conference: Readonly<Record<string, string>>; day?: readonly XmlDay[] }>;

export function parseSchedule(xml: string): XmlSchedule {
  const isWellFormed = XMLValidator.validate(xml);
  if (isWellFormed !== true) throw new Error(`line ${isWellFormed.err.line}: ${isWellFormed.err.msg}`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    isArray: (name, path) => LISTS.has(name) && !String(path).endsWith('event.room'),
  });
  return (parser.parse(xml) as { schedule: XmlSchedule }).schedule;
}

export function breachesOfXml(xml: string): string[] {
  const schedule = parseSchedule(xml);
  const found: string[] = [];
  const hold = (place: string, value: unknown, rule: keyof typeof rules) => {
    if (!rules[rule].test(String(value))) found.push(`${place}: ${String(value)} is no ${rule}`);
  };
  hold('acronym', schedule.conference.acronym, 'acronym');
  const seen = new Set<string>();
  const once = (kind: string, value: unknown) => {
    if (seen.has(`${kind} ${value}`)) found.push(`${kind} ${value} twice`);
    seen.add(`${kind} ${value}`);
  };
  for (const day of schedule.day ?? []) {
    hold('day', day['@start'], 'instant');
    hold('day', day['@end'], 'instant');
    once('day', day['@index']);
    for (const room of day.room ?? []) {
      hold('room', room['@guid'], 'guid');
      for (const event of room.event ?? []) {
        const place = `event ${event['@id']}`;
        once('id', event['@id']);
        once('guid', event['@guid']);
        once('slug', event.slug);
        hold(place, event['@guid'], 'guid');
        hold(place, event.date, 'instant');
        hold(place, event.start, 'start');
        hold(place, event.duration, 'duration');
        hold(place, event.slug, 'slug');
        hold(place, event.url, 'address');
        if (String(event.room) !== String(room['@name'])) found.push(`${place} says another room`);
        for (const part of NEEDED) if (event[part] === undefined) found.push(`${place} has no ${part}`);
        for (const part of Object.keys(event))
          if (!part.startsWith('@') && part !== '#text' && !EVENT_PARTS.has(part)) found.push(`${place} has ${part}`);
      }
    }
  }
  return found;
}
