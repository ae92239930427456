import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import { undatedOf } from '#lib/programme/day.ts';
import { exampleBlock, exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { PrintGrid } from './print-grid.tsx';
import { PrintDoor, PrintPocket } from './print-sheets.tsx';
import { programmeOf } from './programme.ts';

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
  const facts = [here, there].map((room) => {
    const sheet = markupOf(<PrintDoor programme={programme} room={room} date="2026-06-06" />);
    return /class="door-facts"><bdi>([^<]*)/.exec(sheet)?.[1];
  });
  expect(facts[0]).toMatch(/^→ Salle de lecture, Médiathèque.*Projection$/);
  expect(facts[1]).toMatch(/^Projection/);
});

it('calls séances of some hours that one enters at any time so, and not « toute la journée »', () => {
  const document = exampleDocument();
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  expect(markupOf(<PrintPocket programme={programme} />)).toContain('<h3>Entrée à tout moment</h3>');
  expect(markupOf(<PrintGrid programme={programme} />)).toContain('<b>Entrée à tout moment</b>');
});
