import { expect, it } from 'vitest';
import { type Draft, type DraftEvent, indexDraft } from '#lib/model/draft.ts';
import {
  draftOf,
  eventOf,
  filmOf,
  itemOf,
  personOf,
  presenceOf,
  roomOf,
  venueOf,
  versionOf,
} from '#lib/model/draft-testing.ts';
import { conflictsOf } from './conflicts.ts';
import { type WarningCode, warningCodes } from './warning.ts';
import { warningFixes } from './warning-fixes.ts';
import { fixLabel, warningHeading, warningSentence } from './warning-sentences.ts';

const visible = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '_');
const at = (id: number, hour: string, minutes: number, own: Partial<DraftEvent> = {}) =>
  eventOf(id, {
    startsAt: hour.length > 5 ? hour : `2026-11-28T${hour}`,
    title: id === 1 ? { fr: 'Aube', en: 'Dawn' } : { fr: 'Brume', en: 'Mist' },
    items: [itemOf(id * 100 + 1, { kind: 'other', minutes })],
    ...own,
  });
const inRoom = (roomId: number): Pick<DraftEvent, 'rooms'> => ({ rooms: [{ roomId, use: 'main' }] });
const ana = [personOf(1, { name: 'Ana Ortiz' })];
const film = itemOf(101, { kind: 'film', filmId: 1, minutes: null });
const film2 = itemOf(201, { kind: 'film', filmId: 1, minutes: null });
const venues = [venueOf(1), venueOf(2)];
const apart = [roomOf(1, { venueId: 1 }), roomOf(2, { venueId: 2 }), roomOf(3, { venueId: 1 })];
const walks = [{ fromVenueId: 1, toVenueId: 2, minutes: 25 }];
const both = (own: Partial<DraftEvent> = {}, hour = '15:10') => [
  at(1, '14:00', 60, own),
  at(2, hour, 60, { ...own, ...inRoom(2) }),
];
const block = {
  id: 7,
  festivalId: 1,
  kind: 'set-up' as const,
  title: {},
  startsAt: '2026-11-28T14:30',
  minutes: 60,
  version: 1,
  roomIds: [],
};

const cases: [WarningCode, Draft][] = [
  ['travel-short', draftOf(both({ people: [presenceOf(1)] }), { people: ana, rooms: apart, venues, walks })],
  [
    'person-absent',
    draftOf([at(1, '14:00', 60, { people: [presenceOf(1)] })], {
      people: [personOf(1, { name: 'Ana Ortiz', arrivesAt: '2026-11-28T14:20' })],
    }),
  ],
  [
    'person-absent',
    draftOf([at(1, '14:00', 60, { people: [presenceOf(1, { confirmation: 'considered' })], visibility: 'team' })], {
      people: [personOf(1, { name: 'Ana Ortiz', departsAt: '2026-11-28T14:40' })],
    }),
  ],
  [
    'person-absent',
    draftOf([at(1, '14:00', 60, { people: [presenceOf(1)] })], {
      people: [personOf(1, { name: 'Ana Ortiz', arrivesAt: '2026-11-29T09:00' })],
    }),
  ],
  ['room-closed', draftOf([at(1, '14:00', 60)], { rooms: [roomOf(1, { opensAt: '14:10' }), roomOf(2)] })],
  ['room-closed', draftOf([at(1, '14:00', 60)], { rooms: [roomOf(1, { closesAt: '15:00' })] })],
  ['room-closed', draftOf([at(1, '14:00', 60)], { blocks: [block] })],
  [
    'room-closed',
    draftOf([at(1, '14:00', 60)], { blocks: [{ ...block, startsAt: '2026-11-27T20:00', minutes: 24 * 60 }] }),
  ],
  [
    'content-too-long',
    draftOf(
      [
        eventOf(1, {
          title: { fr: 'Aube', en: 'Dawn' },
          items: [film, itemOf(102, { kind: 'debate', minutes: null, elastic: true })],
          publicEndFixed: '2026-11-28T15:10',
          people: [presenceOf(1, { role: 'moderator' })],
        }),
      ],
      { films: [filmOf(1, { minutes: 60 })] },
    ),
  ],
  [
    'content-too-long',
    draftOf(
      [
        eventOf(1, {
          title: { fr: 'Aube', en: 'Dawn' },
          items: [film, itemOf(102, { kind: 'debate', minutes: 30 })],
          publicEndFixed: '2026-11-28T15:20',
          people: [presenceOf(1, { role: 'moderator' })],
        }),
      ],
      { films: [filmOf(1, { minutes: null })] },
    ),
  ],
  ['clock-change', draftOf([at(1, '2026-10-25T01:30', 120)])],
  ['clock-change', draftOf([at(1, '2027-03-28T01:30', 120)])],
  [
    'copy-overlap',
    draftOf([at(1, '14:00', 0, { items: [film] }), at(2, '15:00', 0, { items: [film2], ...inRoom(2) })], {
      films: [filmOf(1)],
    }),
  ],
  [
    'copy-overlap',
    draftOf([at(1, '14:00', 0, { items: [film] }), at(2, '15:00', 0, { items: [film2], ...inRoom(2) })], {
      films: [filmOf(1, { versions: [versionOf(10, 1, { isOnlyCopy: true })] })],
    }),
  ],
  [
    'format-unsupported',
    draftOf([at(1, '14:00', 0, { items: [film] }), at(2, '14:00', 60, inRoom(2))], {
      rooms: [roomOf(1, { abilities: ['file'] }), roomOf(2, { abilities: ['dcp'] }), roomOf(3, { abilities: ['dcp'] })],
    }),
  ],
  [
    'format-unsupported',
    draftOf([at(1, '14:00', 60, { people: [presenceOf(1, { presence: 'video' })] })], {
      people: ana,
      rooms: [roomOf(1, { abilities: ['file'] })],
    }),
  ],
  [
    'access-promise',
    draftOf([at(1, '14:00', 0, { items: [itemOf(101, { kind: 'other', access: ['loop'] })] })], {
      rooms: [roomOf(1, { abilities: ['file'] }), roomOf(2, { abilities: ['loop'] })],
    }),
  ],
  ['access-promise', draftOf([at(1, '14:00', 0, { items: [{ ...film, access: ['sdh'] }] })])],
  [
    'access-promise',
    draftOf([at(1, '14:00', 0, { items: [itemOf(101, { kind: 'other', access: ['lsf-interpreted'] })] })]),
  ],
  ['debate-unmoderated', draftOf([at(1, '14:00', 0, { items: [itemOf(101, { kind: 'debate' })] })])],
  ['debate-unmoderated', draftOf([at(1, '14:00', 60, { kind: 'panel', people: [presenceOf(1)] })])],
  [
    'hard-film-short-talk',
    draftOf(
      [
        at(1, '14:00', 0, {
          items: [film, itemOf(102, { kind: 'debate', minutes: 5 })],
          people: [presenceOf(1, { role: 'moderator' })],
        }),
      ],
      { films: [filmOf(1, { contentIsSevere: true })] },
    ),
  ],
  [
    'hard-film-short-talk',
    draftOf([at(1, '14:00', 0, { items: [film] })], { films: [filmOf(1, { contentIsSevere: true })] }),
  ],
  [
    'same-theme-parallel',
    draftOf(both({ themeIds: [1] }, '14:30'), {
      themes: [
        {
          id: 1,
          festivalId: 1,
          slug: 't',
          name: { fr: 'Mines', en: 'Mines' },
          introduction: {},
          colour: null,
          position: 0,
          version: 1,
        },
      ],
    }),
  ],
  ['wish-unmet', draftOf([at(1, '11:00', 90, { wishes: { part: 'evening' } })])],
  ['wish-unmet', draftOf([at(1, '11:00', 90, { wishes: { after: 2 } }), at(2, '15:00', 60)])],
  ['no-meal-break', draftOf([at(1, '11:00', 90), at(2, '13:10', 120)])],
];

function said(code: WarningCode, draft: Draft): string {
  const index = indexDraft(draft);
  const warning = conflictsOf(draft).find((one) => one.code === code);
  if (!warning) throw new Error(`no ${code}`);
  const lines = (['fr', 'en'] as const).flatMap((locale) => [
    warningHeading(warning, index, locale),
    warningSentence(warning, index, locale),
    `→ ${warningFixes(warning, index)
      .map((fix) => fixLabel(fix, index, locale))
      .join(' | ')}`,
  ]);
  return [`# ${code}`, ...lines.map(visible)].join('\n');
}

it('says every warning in French and in English, with its day, séances, hours, minutes and what could be done', async () => {
  // No-break spaces read `~` (wide) and `_` (narrow).
  await expect(`${cases.map(([code, draft]) => said(code, draft)).join('\n\n')}\n`).toMatchFileSnapshot(
    'further-sentences.golden.txt',
  );
  const elsewhere = [
    'room-overlap',
    'changeover-short',
    'person-overlap',
    'rights-missing',
    'unconfirmed',
    'incomplete',
  ];
  expect([...new Set(cases.map(([code]) => code)), ...elsewhere].sort()).toEqual([...warningCodes].sort());
});
