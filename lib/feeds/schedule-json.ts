import type { PublicDocument } from '#lib/model/documents.ts';
import { eventWriter, type ScheduleEvent, type ScheduleOptions, scheduleOf } from './schedule.ts';

export const SCHEDULE_JSON_TYPE = 'application/json; charset=utf-8';

const IN_A_PIECE = 100;

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
        text += `${atEvent > 0 ? ',' : ''}${json(eventOf(write(event, room)))}`;
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

const eventOf = (event: ScheduleEvent) => ({
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
