import { GET as apiAt } from '#app/api/public/festivals/[festival]/[[...path]]/route.ts';
import { GET as atomAt } from '#app/feeds/[festival]/changes.atom/route.ts';
import { GET as calendarAt } from '#app/feeds/[festival]/programme.ics/route.ts';
import { GET as scheduleJsonAt } from '#app/feeds/[festival]/schedule.json/route.ts';
import { GET as scheduleXmlAt } from '#app/feeds/[festival]/schedule.xml/route.ts';
import { programmeAt } from './programme-at.ts';

/** The address of the example festival of the unit tests, whose slug is `nel`. */
export const SITE = 'https://lanterne.example.org';

const params = { params: Promise.resolve({ festival: 'nel' }) };
export const pageAt = (path: string) => programmeAt(new Request(`${SITE}/fr/festivals/nel/${path}`));
const api = (path: string) =>
  apiAt(new Request(`${SITE}/api/public/festivals/nel/${path}`), {
    params: Promise.resolve({ festival: 'nel', path: path.split('/') }),
  });
const feed = (get: typeof atomAt, name: string) => get(new Request(`${SITE}/feeds/nel/${name}`), params);

/** Every place where public facts come out, with how to ask it. */
export const OUTLETS: Readonly<Record<string, () => Promise<Response>>> = {
  home: () => programmeAt(new Request(`${SITE}/fr/festivals/nel`)),
  séance: () => pageAt('events/10-terre-rare'),
  film: () => pageAt('films/4-terre-rare'),
  person: () => pageAt('people/8-zoe-laurent'),
  venue: () => pageAt('venues/1-auditorium'),
  room: () => pageAt('rooms/2-grande-salle'),
  screen: () => pageAt('screen'),
  embed: () => pageAt('embed/2026-06-06'),
  press: () => pageAt('press'),
  pocket: () => pageAt('print/pocket'),
  grid: () => pageAt('print/grid'),
  door: () => pageAt('print/door/2-grande-salle/2026-06-06'),
  'programme.ics': () => feed(calendarAt, 'programme.ics'),
  'changes.atom': () => feed(atomAt, 'changes.atom'),
  'schedule.xml': () => feed(scheduleXmlAt, 'schedule.xml'),
  'schedule.json': () => feed(scheduleJsonAt, 'schedule.json'),
  api: () => api('programme.json'),
};
