import type { PublicDocument } from '#lib/model/documents.ts';
import { eventWriter, type ScheduleEvent, type ScheduleOptions, scheduleOf } from './schedule.ts';
import { xmlElement, xmlText } from './xml.ts';

export const SCHEDULE_XML_TYPE = 'application/vnd.c3voc.schedule+xml; charset=utf-8';

/** How many séances a piece contains: between pieces other requests are answered. */
const IN_A_PIECE = 100;

/**
 * The release as the schedule.xml of frab and c3voc, in pieces. Contains only what its schema
 * knows.
 */
export function* scheduleXmlPieces(document: PublicDocument, options: ScheduleOptions): Generator<string> {
  const schedule = scheduleOf(document, options);
  const write = eventWriter(document, options);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<schedule>',
    `<generator name="Lanterne" system="${xmlText(options.url)}"/>`,
    xmlElement('url', schedule.address),
    xmlElement('version', schedule.version),
    '<conference>',
    xmlElement('title', schedule.title),
    xmlElement('acronym', schedule.acronym),
    xmlElement('start', schedule.startsOn),
    xmlElement('end', schedule.endsOn),
    xmlElement('days', `${schedule.days.length}`),
    xmlElement('timeslot_duration', '00:05'),
    xmlElement('base_url', `${options.url}/`),
    ...(schedule.logo === '' ? [] : [xmlElement('logo', schedule.logo)]),
    xmlElement('url', schedule.page),
    xmlElement('time_zone_name', schedule.timeZone),
    ...(schedule.color ? [`<color primary="${xmlText(schedule.color)}"/>`] : []),
    ...schedule.tracks.map(({ name, slug }) => `<track name="${xmlText(name)}"${trackSlug(slug)}/>`),
    '</conference>',
  ];
  // Sent at once, before the first séance is written.
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

const trackSlug = (slug: string) => (/^[a-z][a-z0-9-]+$/.test(slug) ? ` slug="${slug}"` : '');

const eventOf = (event: ScheduleEvent): string =>
  [
    `<event id="${event.id}" guid="${event.guid}">`,
    xmlElement('date', event.date),
    xmlElement('start', event.start),
    xmlElement('duration', event.duration),
    xmlElement('room', event.room),
    xmlElement('slug', event.slug),
    xmlElement('url', event.page),
    xmlElement('title', event.title),
    xmlElement('subtitle', event.subtitle),
    xmlElement('track', event.track),
    xmlElement('type', event.type),
    xmlElement('language', event.language),
    xmlElement('abstract', event.abstract),
    xmlElement('description', event.description),
    ...(event.logo === '' ? [] : [xmlElement('logo', event.logo)]),
    '<persons>',
    ...event.people.map(({ id, guid, name }) => `<person id="${id}" guid="${guid}">${xmlText(name)}</person>`),
    '</persons>',
    '<links>',
    ...event.links.map(({ url, title }) => `<link href="${xmlText(url)}">${xmlText(title)}</link>`),
    '</links>',
    '<attachments/>',
    '</event>',
  ].join('\n');

export const SCHEDULE_JSON_TYPE = 'application/json; charset=utf-8';

/** The release as the schedule.json of c3voc, in pieces. */
export function* scheduleJsonPieces(document: PublicDocument, options: ScheduleOptions): Generator<string> {
  const schedule = scheduleOf(document, options);
  const write = eventWriter(document, options);
  const json = JSON.stringify;
  const conference = {
    acronym: schedule.acronym,
    title: schedule.title,
    start: schedule.startsOn,
    end: schedule.endsOn,
    daysCount: schedule.days.length,
    timeslot_duration: '00:05',
    // The schema accepts only zones with a continent.
    ...(/^[A-Z][a-z]+\/[A-Z][a-z]+|UTC$/.test(schedule.timeZone) ? { time_zone_name: schedule.timeZone } : {}),
    url: schedule.page,
    ...(schedule.logo === '' ? {} : { logo: schedule.logo }),
    ...(schedule.color ? { colors: { primary: schedule.color } } : {}),
    tracks: schedule.tracks,
    rooms: schedule.rooms.map(({ name, guid, seats }) => ({ name, guid, capacity: seats })),
  };
  let text = `{"generator":${json({ name: 'Lanterne', url: options.url })},"schedule":{"version":${json(schedule.version)},"base_url":${json(`${options.url}/`)},"conference":${json(conference).slice(0, -1)},"days":[`;
  // Sent at once, before the first séance is written.
  yield text;
  text = '';
  let count = 0;
  for (const [at, { index, date, start, end, rooms }] of schedule.days.entries()) {
    text += `${at > 0 ? ',' : ''}${json({ index, date, day_start: start, day_end: end }).slice(0, -1)},"rooms":{`;
    for (const [atRoom, { room, events }] of rooms.entries()) {
      text += `${atRoom > 0 ? ',' : ''}${json(room.name)}:[`;
      for (const [atEvent, event] of events.entries()) {
        text += `${atEvent > 0 ? ',' : ''}${json(jsonEventOf(write(event, room)))}`;
        count += 1;
        if (count % IN_A_PIECE === 0) {
          yield text;
          text = '';
        }
      }
      text += ']';
    }
    text += '}}';
  }
  yield `${text}]}}}\n`;
}

const jsonEventOf = (event: ScheduleEvent) => ({
  guid: event.guid,
  id: event.id,
  slug: event.slug,
  url: event.page,
  date: event.date,
  start: event.start,
  end: event.end,
  duration: event.duration,
  room: event.room,
  title: event.title,
  subtitle: event.subtitle || null,
  track: event.track || null,
  type: event.type,
  language: event.language || null,
  abstract: event.abstract || null,
  description: event.description,
  logo: event.logo || null,
  // The schema accepts a person of frab (`public_name`) or of pretalx (`name`), and refuses one
  // with both.
  persons: event.people.map(({ id, guid, name, page }) => ({ id, guid, name, url: page })),
  links: event.links,
  attachments: [],
});
