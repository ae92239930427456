import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import { undatedOf } from '#lib/programme/day.ts';
import { exampleBlock, exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { NowPage } from './now-page.tsx';
import { PrintIndex } from './print.tsx';
import { PrintGrid } from './print-grid.tsx';
import { PrintDoor, PrintPocket } from './print-sheets.tsx';
import { programmeOf } from './programme.ts';
import { VenuePage } from './venue-page.tsx';

it('prints séances without a day after the days', () => {
  const document = exampleDocument();
  const base = programmeBase('fr', 'f');
  const printed = markupOf(<PrintPocket programme={programmeOf({ document, locale: 'fr', base, siteUrl: null })} />);
  const [, behind = ''] = printed.split('Date à préciser');
  const titles = undatedOf(document).map(({ title }) => title.fr ?? '');
  expect(titles.length).toBeGreaterThan(0);
  for (const title of titles) expect(behind).toContain(title);
});

it('says on paper too that a séance is after midnight', () => {
  const document = exampleDocument();
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const night = document.events.find(({ number }) => number === 14);
  const room = document.rooms.find(({ number }) => number === night?.rooms[0]?.room);
  if (!night?.day || !room) throw new Error('no night');
  for (const sheet of [
    <PrintPocket programme={programme} />,
    <PrintDoor programme={programme} room={room} date={night.day} />,
  ])
    expect(markupOf(sheet).replaceAll('\u00a0', ' ')).toContain('après minuit, dimanche 7 juin');
});

it('lets no line begin with the dot between two facts', () => {
  const document = exampleDocument();
  const base = programmeBase('fr', 'f');
  const printed = markupOf(<PrintPocket programme={programmeOf({ document, locale: 'fr', base, siteUrl: null })} />);
  expect(printed).toContain('\u00a0· ');
  expect(printed).not.toMatch(/[^\u00a0]· /);
});

it('says in which rooms a break is, unless it is in all of them', () => {
  const times = { startsAt: '2026-06-06T11:45', endsAt: '2026-06-06T13:00' };
  const of = (rooms: number[]) => {
    const document = exampleDocument({ blocks: [exampleBlock({ ...times, rooms })] });
    const base = programmeBase('fr', 'f');
    const printed = markupOf(<PrintPocket programme={programmeOf({ document, locale: 'fr', base, siteUrl: null })} />);
    return /class="pocket-break">(.*?)<\/p>/.exec(printed)?.[1]?.replaceAll(/<[^>]+>/g, '');
  };
  expect(of([])).toMatch(/Pause$/);
  expect(of([2, 3, 21])).toMatch(/Pause$/);
  expect(of([3])).toMatch(/Pause, Auditorium – Foyer$/);
});

it('says on the door of a room where a séance is now that was planned there', () => {
  const [here, there] = [2, 21].map((number) => exampleDocument().rooms.find((room) => room.number === number));
  if (!here || !there) throw new Error('no rooms');
  const moved = { rooms: [{ room: there.number, use: 'main' as const }], previousRoom: here.number };
  const event = exampleEvent({ number: 1, title: { fr: 'Déplacée' }, startsAt: '2026-06-06T20:00', ...moved });
  const document = exampleDocument({ events: [event] });
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const venue = document.venues.find(({ number }) => number === here.venue);
  if (!venue) throw new Error('no venue');
  // « En ce moment » and the page of the building say it as well.
  for (const page of [
    <NowPage key="now" programme={programme} date="2026-06-06" />,
    <VenuePage key="venue" programme={programme} venue={venue} />,
  ])
    expect(markupOf(page).replace(/<[^>]+>/g, '')).toContain('→ Salle de lecture, Médiathèque');
  const facts = [here, there].map((room) => {
    const sheet = markupOf(<PrintDoor programme={programme} room={room} date="2026-06-06" />);
    return /class="door-facts"><bdi>([^<]*)/.exec(sheet)?.[1];
  });
  expect(facts[0]).toMatch(/^→ Salle de lecture, Médiathèque.*Projection$/);
  expect(facts[1]).toMatch(/^Projection/);
});

it('says on the door of the old day when and where a séance is that moved to another', () => {
  const [here, there] = [2, 21].map((number) => exampleDocument().rooms.find((room) => room.number === number));
  if (!here || !there) throw new Error('no rooms');
  const old = { day: '2026-06-06', startsAt: '2026-06-06T20:00', startInstant: '2026-06-06T18:00:00.000Z' };
  const moved = {
    title: { fr: 'Déplacée' },
    startsAt: '2026-06-07T20:30',
    endsAt: '2026-06-07T22:00',
    previousStart: old,
  };
  const rooms = [{ room: there.number, use: 'main' as const }];
  const doors = [
    { number: 1, ...moved, rooms: [{ room: here.number, use: 'main' as const }] },
    { number: 2, ...moved, rooms, previousRoom: here.number },
  ].map((event) => {
    const document = exampleDocument({ events: [exampleEvent(event)] });
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const sheet = markupOf(<PrintDoor programme={programme} room={here} date="2026-06-06" />);
    const now = markupOf(<NowPage programme={programme} date="2026-06-06" />);
    expect(/class="door-time">([^<]*)/.exec(sheet)?.[1]).toMatch(/^20\sh$/);
    expect(now.replace(/<[^>]+>/g, '')).toMatch(/20\sh.*Déplacée.*dim\.\s7\sjuin/su);
    // As long as people may come for it: until it would have ended.
    expect(now).toMatch(/data-start="2026-06-06T18:00:00.000Z" data-end="2026-06-06T19:30:00.000Z" data-off/);
    return /class="door-facts"><bdi>([^<]*)/.exec(sheet)?.[1];
  });
  expect(doors[0]).toMatch(/^→ dim\.\s7\sjuin, 20\sh\s30/);
  expect(doors[1]).toMatch(/^→ Salle de lecture, Médiathèque.*dim\.\s7\sjuin, 20\sh\s30/);
});

it('calls séances of some hours that one enters at any time so, and not « toute la journée »', () => {
  const document = exampleDocument();
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  expect(markupOf(<PrintPocket programme={programme} />)).toContain('<h3>Entrée à tout moment</h3>');
  expect(markupOf(<PrintGrid programme={programme} />)).toContain('<b>Entrée à tout moment</b>');
});

it('says on the sheets of a festival without séances, and in their list, what is missing', () => {
  const document = exampleDocument({ events: [] });
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const saidIn = (sheet: ReactNode) => markupOf(sheet).split('Aucune feuille pour l’instant').length - 1;
  expect(saidIn(<PrintPocket programme={programme} />)).toBe(1);
  expect(saidIn(<PrintGrid programme={programme} />)).toBe(1);
  // For the days, and for the doors.
  expect(saidIn(<PrintIndex programme={programme} />)).toBe(2);
});
