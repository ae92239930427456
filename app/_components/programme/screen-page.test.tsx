import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { DocumentRoom } from '#lib/model/documents.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { EventState } from './flags.tsx';
import { programmeOf } from './programme.ts';
import { ScreenPage } from './screen-page.tsx';

it('shows a change until the changed séance is over, as far as is known', () => {
  const previousStart = { startsAt: '2026-06-06T08:00', startInstant: '2026-06-06T06:00:00.000Z', day: '2026-06-06' };
  const moved = { title: { fr: 'x' }, previousStart, startsAt: '2026-06-06T09:00' };
  const made = exampleDocument({
    events: [
      exampleEvent({ ...moved, number: 1, admission: 'drop-in' }),
      exampleEvent({ ...moved, number: 2, endsAt: '2026-06-06T10:00' }),
    ],
  });
  const late = { places: null, delay: 20, notices: [] };
  const document = { ...made, live: { events: new Map([[2, late]]), notices: [] } };
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const page = markupOf(<ScreenPage programme={programme} room={null} drawnAt="2026-06-06T06:30:00.000Z" />);
  const changes = page.slice(page.indexOf('data-changes'));
  expect(Array.from(changes.matchAll(/data-end="([^"]*)"/g), ([, end]) => end)).toEqual([
    '2026-06-07T03:00:00.000Z 2026-06-07T03:00:00.000Z',
    '2026-06-06T10:20:00.000Z 2026-06-06T07:00:00.000Z',
  ]);
});

it('says the same hour of a late séance in the list and among the changes', () => {
  const previousStart = { startsAt: '2026-06-06T08:00', startInstant: '2026-06-06T06:00:00.000Z', day: '2026-06-06' };
  const event = exampleEvent({ number: 1, title: { fr: 'x' }, previousStart, startsAt: '2026-06-06T09:00' });
  const live = { events: new Map([[1, { places: null, delay: 20, notices: [] }]]), notices: [] };
  const document = { ...exampleDocument({ events: [event] }), live };
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const page = markupOf(<ScreenPage programme={programme} room={null} drawnAt="2026-06-06T06:30:00.000Z" />);
  const hours = Array.from(page.matchAll(/<time [^>]*datetime="([^"]*)".*?prévu ([^<]*)</gi), ([, at, planned]) => [
    at,
    planned?.replaceAll('\u00a0', ' '),
  ]);
  expect(hours).toEqual([
    ['2026-06-06T09:20', '9 h'],
    ['2026-06-06T09:20', '9 h'],
  ]);
});

it('says of a séance that is back at its first hour that it is, not that it moved', () => {
  const previousStart = { startsAt: '2026-06-06T08:00', startInstant: '2026-06-06T06:00:00.000Z', day: '2026-06-06' };
  const said = (first?: string) => {
    const moved = { startsAt: '2026-06-06T09:00', previousStart: { ...previousStart, ...(first && { first }) } };
    const event = exampleEvent({ ...moved, number: 1, title: { fr: 'x' } });
    const document = exampleDocument({ events: [event] });
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const screen = markupOf(<ScreenPage programme={programme} room={null} drawnAt="2026-06-06T06:30:00.000Z" />);
    const page = markupOf(<EventState programme={programme} event={event} />);
    const [onScreen, onPage] = [
      /déplacée, auparavant|de nouveau comme d’abord prévu/,
      /a changé d’horaire|de nouveau à son premier horaire/,
    ];
    return [screen.match(onScreen)?.[0], page.match(onPage)?.[0]];
  };
  expect(said()).toEqual(['déplacée, auparavant', 'a changé d’horaire']);
  expect(said('2026-06-06T07:00')).toEqual(['déplacée, auparavant', 'a changé d’horaire']);
  expect(said('2026-06-06T09:00')).toEqual(['de nouveau comme d’abord prévu', 'de nouveau à son premier horaire']);
});

/** The last of these functions of the screen's script. */
function rule(names: string[], clocks = {}) {
  const script = readFileSync('public/screen.js', 'utf8');
  const parts = names.map((name) => script.match(new RegExp(`^ {2}const ${name} = (.*;|[^]*?^ {2}};)$`, 'm'))?.[0]);
  return runInNewContext(`${parts.join('\n')}\n${names.at(-1)}`, clocks);
}

it('begins the next day at the usual hour, also in the nights when clocks change', () => {
  const clocks = { zone: 'Europe/Paris', dayStartsAt: '05:00' };
  const dayAt: (at: number) => string = rule(['parts', 'HOUR_MS', 'dates', 'festivalDay'], clocks);
  const hours = ['2026-03-29', '2026-10-25', '2026-06-06'].flatMap((date) =>
    Array.from({ length: 48 }, (_, half) => Date.parse(`${date}T00:00Z`) + half * 1_800_000),
  );
  expect(hours.map((at) => dayAt(at))).toEqual(
    hours.map((at) => festivalDayOf(fromInstant(new Date(at).toISOString(), clocks.zone), clocks.dayStartsAt)),
  );
});

it('names the date of a séance after midnight on all days but its own', () => {
  const night = exampleEvent({ number: 1, title: { fr: 'x' }, startsAt: '2026-06-07T00:30', day: '2026-06-06' });
  const document = exampleDocument({ events: [night] });
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const page = markupOf(<ScreenPage programme={programme} room={null} drawnAt="2026-06-05T10:00:00.000Z" />);
  expect(/class="screen-date">([^<]*)/.exec(page)?.[1]?.replaceAll('\u00a0', ' ')).toBe('Dimanche 7 juin');
});

it('sets a short message in the largest letters, unless it stands there in two languages', () => {
  const sized = (text: { fr: string; en?: string }) => {
    const notice = { text, at: '2026-06-06T07:00:00.000Z' };
    const document = { ...exampleDocument(), live: { events: new Map(), notices: [notice] } };
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const page = markupOf(<ScreenPage programme={programme} room={null} drawnAt="2026-06-06T07:30:00.000Z" />);
    return /class="screen-told ([^"]*)/.exec(page)?.[1];
  };
  expect(sized({ fr: 'La buvette ferme.' })).toBe('largest');
  expect(sized({ fr: 'La buvette ferme.', en: 'The bar closes.' })).toBe('large');
});

it('says on the old day where and when a séance is that moved to another room and day', () => {
  const made = exampleDocument();
  const [left, now] = made.rooms as [DocumentRoom, DocumentRoom];
  const event = exampleEvent({
    number: 1,
    title: { fr: 'Déplacée' },
    startsAt: '2026-06-07T20:30',
    endsAt: '2026-06-07T22:00',
    rooms: [{ room: now.number, use: 'main' }],
    previousStart: { day: '2026-06-06', startsAt: '2026-06-06T20:00', startInstant: '2026-06-06T18:00:00.000Z' },
    previousRoom: left.number,
  });
  const base = programmeBase('fr', 'f');
  const programme = programmeOf({ document: { ...made, events: [event] }, locale: 'fr', base, siteUrl: null });
  const changes = (room: DocumentRoom | null) => {
    const page = markupOf(<ScreenPage programme={programme} room={room} drawnAt="2026-06-06T17:30:00.000Z" />);
    return page.split('data-changes=""')[1] ?? '';
  };
  const gone = changes(left);
  expect(gone).toContain('data-day="2026-06-06" data-end="2026-06-06T19:30:00.000Z"');
  expect(gone.replace(/<[^>]*>/g, '')).toMatch(/dim\.\s7\sjuin, .*20\sh\s30.*Déplacée.*→/su);
  const both = 'data-day="2026-06-07 2026-06-06" data-end="2026-06-07T22:00:00.000Z 2026-06-06T19:30:00.000Z"';
  for (const room of [now, null]) expect(changes(room)).toContain(both);
  // The old day is silent of it once it would have ended there.
  const [, day, end] = /data-day="([^"]*)" data-end="([^"]*)"/.exec(both) ?? [];
  const isTold: (change: object, today: string, at: number) => boolean = rule(['isTold']);
  const hours = ['06T17:00', '06T19:29', '06T19:30', '07T19:30', '07T22:00'];
  const told = hours.map((at) =>
    isTold({ dataset: { day, end } }, `2026-06-${at.slice(0, 2)}`, Date.parse(`2026-06-${at}Z`)),
  );
  expect(told).toEqual([true, true, false, true, false]);
});

it('says of a séance with another film that its hour and room are others too', () => {
  const made = exampleDocument();
  const [left, now] = made.rooms as [DocumentRoom, DocumentRoom];
  const event = exampleEvent({
    number: 1,
    title: { fr: 'B' },
    replaces: { fr: 'A' },
    startsAt: '2026-06-06T21:00',
    rooms: [{ room: now.number, use: 'main' }],
    previousStart: { day: '2026-06-06', startsAt: '2026-06-06T20:00', startInstant: '2026-06-06T18:00:00.000Z' },
    previousRoom: left.number,
  });
  const changesOf = (changes: Partial<typeof event>) => {
    const document = { ...made, events: [{ ...event, ...changes }] };
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const page = markupOf(<ScreenPage programme={programme} room={null} drawnAt="2026-06-06T17:30:00.000Z" />);
    const [, told = ''] = page.split('data-changes=""');
    return [/remplace/, /déplacée, auparavant/, /→/].map((said) => said.test(told));
  };
  expect(changesOf({})).toEqual([true, true, true]);
  expect(changesOf({ status: 'cancelled' })).toEqual([false, false, false]);
});

it('says that a demonstration is one', () => {
  const made = exampleDocument();
  const says = (isDemonstration: boolean) => {
    const document = { ...made, festival: { ...made.festival, isDemonstration } };
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    return markupOf(<ScreenPage programme={programme} room={null} drawnAt={made.publishedAt} />).includes('[Démo]');
  };
  expect([says(true), says(false)]).toEqual([true, false]);
});
