import { describe, expect, it } from 'vitest';
import type { DraftEvent } from '#lib/model/draft.ts';
import { draftOf, personOf, presenceOf, roomOf } from '#lib/model/draft-testing.ts';
import { differencesOf } from '#lib/programme/diff.ts';
import { freeze } from '#lib/programme/release.ts';
import { meansOf } from './contact-means.ts';
import { delayPreview } from './delay.ts';
import { inRoom, sceneOf, seance } from './delay-testing.ts';
import { type Contacts, eventsDuring, peopleToTell } from './people-to-tell.ts';

const AT = { number: 1, at: '2026-11-01T09:00:00.000Z' };
const message = { subject: 'Essai', body: 'Bonjour, « S1 »' };
const contacts: Contacts = { contactOf: (person) => (person === 307 ? 'tél. 06 12 34 56 78' : null) };

const draft = (...events: DraftEvent[]) =>
  draftOf(events, {
    rooms: [roomOf(1), roomOf(2)],
    people: [personOf(7, { name: 'Zoé' }), personOf(8, { name: 'Inès' })],
    crews: [
      { id: 1, festivalId: 1, roomId: 1, date: '2026-11-28', names: 'Ana, Bob', note: '', version: 1 },
      { id: 2, festivalId: 1, roomId: 2, date: '2026-11-28', names: 'Cléo', note: '', version: 1 },
    ],
  });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

const TODAY = '2026-11-28T09:00:00.000Z';

describe('eventsDuring', () => {
  it('finds what runs in a room at these hours, and nothing that only touches them', () => {
    const { team } = freeze(draft(seance(1, '14:00', 60), seance(2, '15:30', 60), seance(3, '17:00', 60)), null, AT);
    const hours = { startsAt: '2026-11-28T15:00', endsAt: '2026-11-28T17:00' };
    expect(eventsDuring(team, team.rooms[0]?.number, hours)).toEqual([2]);
    expect(eventsDuring(team, team.rooms[1]?.number, hours)).toEqual([]);
    expect(eventsDuring(team, team.rooms[0]?.number, { date: '2026-11-28' })).toEqual([1, 2, 3]);
  });
});

describe('peopleToTell', () => {
  it('names guests, those expected next door first, volunteers and crews, each with a message of their own', () => {
    const { team } = freeze(
      draft(
        seance(1, '14:00', 60, 30, { people: [presenceOf(8), presenceOf(7)] }),
        seance(2, '15:40', 60, 0, { ...inRoom(2), people: [presenceOf(7)] }),
        seance(3, '15:50', 60),
      ),
      null,
      AT,
    );
    const outcome = delayPreview(sceneOf(team), 1, 20)?.choices[0];
    if (!outcome) throw new Error('no choice');
    const volunteers = [
      {
        volunteer: 4,
        name: 'Dan',
        called: 'Dan (dan@example.org)',
        contact: 'dan@example.org',
        reads: 'en' as const,
        events: [3, 2],
        shifts: [
          {
            events: [3],
            task: { fr: 'Placement', en: 'Seating' },
            room: team.rooms[0]?.number ?? 0,
            place: '',
            hours: { startsAt: '2026-11-28T15:50', endsAt: '2026-11-28T17:20' },
          },
          {
            events: [2],
            task: { fr: 'Bar' },
            room: null,
            place: 'Hall',
            hours: { startsAt: '2026-11-28T18:00', endsAt: '2026-11-28T19:00' },
          },
        ],
      },
      { volunteer: 5, name: 'Eva', called: 'Eva', contact: null, events: [2] },
    ];
    const pageOf = (volunteer: number, locale: string) => `https://example.org/${locale}/team/${volunteer}`;
    const told = peopleToTell({ kind: 'delay', outcome }, team, { ...contacts, volunteers, pageOf }, TODAY);
    expect(told.map(({ who, called, events, isExpectedNext }) => [who, called, events, isExpectedNext])).toEqual([
      ['person', 'Zoé', [1], true],
      ['person', 'Inès', [1], false],
      ['volunteer', 'Dan (dan@example.org)', [3], false],
      ['crew', 'Ana, Bob', [1, 3], false],
    ]);
    // The team writes in English to people who speak only English, whoever runs the day.
    expect(told.map(({ reads }) => reads)).toEqual(['fr', 'fr', 'en', 'fr']);
    expect(plain(told[0]?.message.fr ?? '')).toBe(
      'Bonjour Zoé,\n« S1 » (Salle 1) commence à 14 h 20 au lieu de 14 h.\n' +
        'On vous attend aussi à 15 h 40 pour « S2 » (Salle 2) : prévenez-nous si vous ne pouvez pas y être.\nEssai',
    );
    expect(told[2]?.message.fr).toMatch(/^Bonjour Dan,/);
    const [venue] = team.venues;
    expect(
      plain(told[2]?.message.fr ?? '')
        .split('\n')
        .slice(2),
    ).toEqual([
      `Votre créneau : Placement, samedi 28 novembre, 15 h 50 – 17 h 20, ${['Salle 1', venue?.name.fr, venue?.address].filter(Boolean).join(', ')}.`,
      'Essai',
      'Votre page : https://example.org/fr/team/4',
    ]);
    expect(told[2]?.message.en).toContain('Your page: https://example.org/en/team/4');
    // A venue with one room often has the same name.
    const alike = { ...team, venues: team.venues.map((one) => ({ ...one, name: { fr: 'Salle 1' }, address: '' })) };
    const near = peopleToTell({ kind: 'delay', outcome }, alike, { ...contacts, volunteers }, TODAY);
    expect(plain(near[2]?.message.fr ?? '')).toContain('17 h 20, Salle 1.');
    const late = volunteers.map((one) => ({
      ...one,
      shifts: one.shifts?.map((shift) => ({
        ...shift,
        hours: { startsAt: '2026-11-29T00:20', endsAt: '2026-11-29T02:00' },
      })),
    }));
    const night = peopleToTell({ kind: 'delay', outcome }, team, { ...contacts, volunteers: late }, TODAY);
    expect(plain(night[2]?.message.fr ?? ''), 'the date of a night').toContain('dimanche 29 novembre, 0 h 20 – 2 h');
    expect(told[3]?.message.en).toBe(
      'Hello,\n“S1” (Room 1) starts at 14:20 instead of 14:00.\n“S3” (Room 1) starts at 16:10 instead of 15:50.\nEssai',
    );
    // Told the day before, the message names the day.
    const before = peopleToTell({ kind: 'delay', outcome }, team, contacts, '2026-11-27T18:00:00Z')[0]?.message;
    expect(plain(before?.fr ?? '')).toContain('« S1 » (Salle 1), samedi 28 novembre, commence à 14 h 20');
    expect(plain(before?.en ?? '')).toContain('“S1” (Room 1), Saturday 28 November, starts at 14:20');
    expect(told.map(({ means }) => means.fr.map(({ kind, to }) => `${kind} ${to}`))).toEqual([
      ['sms 0612345678', 'call 0612345678'],
      [],
      ['mail dan@example.org'],
      [],
    ]);
    expect(told[0]?.means.en[0]?.href).toContain(encodeURIComponent('Hello Zoé'));
    // By the name it has in the mail about the same act.
    expect(told[2]?.means.fr[0]?.href).toContain(encodeURIComponent('Retard · Essai'));
  });

  it('looks at a séance as often for many readers as for one', () => {
    const looksFor = (readers: number) => {
      const before = freeze(draft(seance(1, '14:00', 60), seance(2, '15:30', 60), seance(3, '20:00', 60)), null, AT);
      const moved = draft(seance(1, '14:10', 60), seance(2, '15:30', 60), seance(3, '20:10', 60));
      const { team } = freeze(moved, before, { ...AT, number: 2 });
      const differences = differencesOf(before, { ...before, team });
      let looks = 0;
      const counted = <T extends { number: number }>(rows: readonly T[]): T[] =>
        rows.map((row) => {
          const { number } = row;
          const look = () => {
            looks += 1;
            return number;
          };
          return number === 3 ? Object.defineProperty({ ...row }, 'number', { get: look, enumerable: true }) : row;
        });
      const room = team.rooms[0]?.number ?? 0;
      const hours = { startsAt: '2026-11-28T13:00', endsAt: '2026-11-28T16:00' };
      const shifts = [{ events: [1], task: { fr: 'Salle' }, room, place: '', hours, inRoom: hours }];
      const volunteers = Array.from({ length: readers }, (_, i) => ({
        volunteer: i + 1,
        name: 'Dan',
        called: 'Dan',
        contact: null,
        events: [1],
        shifts,
      }));
      const news = {
        kind: 'act',
        differences: counted(differences),
        before: { ...before.team, events: counted(before.team.events) },
      } as const;
      const told = peopleToTell(news, { ...team, events: counted(team.events) }, { ...contacts, volunteers }, TODAY);
      expect(told.filter(({ who, events }) => who === 'volunteer' && events.join() === '1')).toHaveLength(readers);
      return looks;
    };
    expect(looksFor(40)).toBe(looksFor(1));
  });

  it('names the removed person and the new one', () => {
    const before = freeze(draft(seance(1, '14:00', 60, 0, { people: [presenceOf(7)] })), null, AT);
    const replaced = draft(seance(1, '14:00', 60, 0, { people: [presenceOf(8)] }));
    const after = freeze(replaced, before, { ...AT, number: 2 });
    const differences = differencesOf(before, after);
    const told = peopleToTell({ kind: 'act', differences, before: before.team }, after.team, contacts, TODAY);
    expect(told.map(({ name }) => name)).toEqual(['Inès', 'Zoé', 'Ana, Bob']);
    expect(plain(told[1]?.message.fr ?? '')).toContain('« S1 »');
  });

  it('leaves out people who are there only as a recording', () => {
    const people = [presenceOf(7), presenceOf(8, { presence: 'recorded' })];
    const { team } = freeze(draft(seance(1, '14:00', 60, 0, { people })), null, AT);
    const outcome = delayPreview(sceneOf(team), 1, 20)?.choices[0];
    if (!outcome) throw new Error('no choice');
    const told = peopleToTell({ kind: 'delay', outcome }, team, contacts, TODAY);
    expect(told.map(({ name }) => name)).toEqual(['Zoé', 'Ana, Bob']);
  });

  it('hides contacts from those who may not see them, in the buttons and in the words', () => {
    const { team } = freeze(draft(seance(1, '14:00', 60, 0, { people: [presenceOf(7)] })), null, AT);
    const outcome = delayPreview(sceneOf(team), 1, 20)?.choices[0];
    if (!outcome) throw new Error('no choice');
    const told = peopleToTell({ kind: 'delay', outcome }, team, { contactOf: () => null }, TODAY);
    expect(told.flatMap(({ means }) => [...means.fr, ...means.en])).toEqual([]);
    expect(JSON.stringify(told)).not.toContain('06 12');
  });
});

describe('meansOf', () => {
  it.each([
    ['+33 6 12 34 56 78', ['sms +33612345678', 'call +33612345678']],
    ['06.12.34.56.78 (matin), zoe@example.org', ['sms 0612345678', 'call 0612345678', 'mail zoe@example.org']],
    [
      'Tel 06 12 34 56 78\nMail : ZOE@Example.org\n12 rue X, 75011 Paris',
      ['sms 0612345678', 'call 0612345678', 'mail zoe@example.org'],
    ],
    ['0612345678 ou 0612345678', ['sms 0612345678', 'call 0612345678']],
    ['arrive le 28/11/2026, végétarienne', []],
    ['', []],
  ])('finds the contact means in %j', (contact, expected) => {
    expect(meansOf(contact, message).map(({ kind, to }) => `${kind} ${to}`)).toEqual(expected);
  });

  it('writes the message into the address, whatever it contains', () => {
    const odd = { subject: 'A&B', body: 'ligne 1\nl’autre & « x » ?' };
    const [sms, call, mail] = meansOf('0612345678 a+b@example.org', odd).map(({ href }) => href);
    expect(decodeURIComponent(sms ?? '')).toBe(`sms:0612345678?body=${odd.body}`);
    expect(call).toBe('tel:0612345678');
    expect(meansOf('0612345678', { subject: '', body: '\ud83d' })[0]?.href).toBe('sms:0612345678?body=%EF%BF%BD');
    const query = new URL(mail ?? '').searchParams;
    expect([query.get('subject'), query.get('body'), new URL(mail ?? '').pathname]).toEqual([
      'A&B',
      odd.body,
      'a%2Bb@example.org',
    ]);
  });
});
