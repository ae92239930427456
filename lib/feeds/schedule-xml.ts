import type { PublicDocument } from '#lib/model/documents.ts';
import { eventWriter, type ScheduleEvent, type ScheduleOptions, scheduleOf } from './schedule.ts';
import { xmlText } from './xml.ts';

export const SCHEDULE_XML_TYPE = 'application/vnd.c3voc.schedule+xml; charset=utf-8';

/** How many séances a piece holds: a long programme is written in between of other answers. */
const IN_A_PIECE = 100;

/**
 * The release as schedule.xml of frab and c3voc, in pieces. Strict: what its schema does not know
 * is not in it.
 */
export function* scheduleXmlPieces(document: PublicDocument, options: ScheduleOptions): Generator<string> {
  const schedule = scheduleOf(document, options);
  const write = eventWriter(document, options);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<schedule>',
    `<generator name="Lanterne" system="${xmlText(options.url)}"/>`,
    element('url', schedule.address),
    element('version', schedule.version),
    '<conference>',
    element('title', schedule.title),
    element('acronym', schedule.acronym),
    element('start', schedule.startsOn),
    element('end', schedule.endsOn),
    element('days', `${schedule.days.length}`),
    element('timeslot_duration', '00:05'),
    element('base_url', `${options.url}/`),
    ...(schedule.logo === '' ? [] : [element('logo', schedule.logo)]),
    element('url', schedule.page),
    element('time_zone_name', schedule.timeZone),
    ...(schedule.color ? [`<color primary="${xmlText(schedule.color)}"/>`] : []),
    ...schedule.tracks.map(({ name, slug }) => `<track name="${xmlText(name)}"${trackSlug(slug)}/>`),
    '</conference>',
  ];
  // The first byte waits for no séance.
  yield `${lines.splice(0).join('\n')}\n`;
  let count = 0;
  for (const { index, date, start, end, rooms } of schedule.days) {
    lines.push(`<day index="${index}" date="${date}" start="${start}" end="${end}">`);
    for (const { room, events } of rooms) {
      lines.push(`<room name="${xmlText(room.name)}" guid="${room.guid}">`);
      for (const event of events) {
        lines.push(eventOf(write(event, room)));
        count += 1;
        if (count % IN_A_PIECE === 0) yield `${lines.splice(0).join('\n')}\n`;
      }
      lines.push('</room>');
    }
    lines.push('</day>');
  }
  lines.push('</schedule>');
  yield `${lines.join('\n')}\n`;
}

const element = (name: string, text: string) => `<${name}>${xmlText(text)}</${name}>`;

const trackSlug = (slug: string) => (/^[a-z][a-z0-9-]+$/.test(slug) ? ` slug="${slug}"` : '');

const eventOf = (event: ScheduleEvent): string =>
  [
    `<event id="${event.id}" guid="${event.guid}">`,
    element('date', event.date),
    element('start', event.start),
    element('duration', event.duration),
    element('room', event.room),
    element('slug', event.slug),
    element('url', event.page),
    element('title', event.title),
    element('subtitle', event.subtitle),
    element('track', event.track),
    element('type', event.type),
    element('language', event.language),
    element('abstract', event.abstract),
    element('description', event.description),
    ...(event.logo === '' ? [] : [element('logo', event.logo)]),
    '<persons>',
    ...event.people.map(({ id, guid, name }) => `<person id="${id}" guid="${guid}">${xmlText(name)}</person>`),
    '</persons>',
    '<links>',
    ...event.links.map(({ url, title }) => `<link href="${xmlText(url)}">${xmlText(title)}</link>`),
    '</links>',
    '<attachments/>',
    '</event>',
  ].join('\n');
