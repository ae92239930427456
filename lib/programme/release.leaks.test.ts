import { expect, it } from 'vitest';
import { readList } from '#lib/exchange/files/read-file-testing.ts';
import { scheduleJsonPieces, scheduleXmlPieces } from '#lib/feeds/schedule-formats.ts';
import { locales } from '#lib/i18n/locale.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, personOf, presenceOf, roomOf } from '#lib/model/draft-testing.ts';
import { jsonPieces, resourceOf } from '#lib/open-data/api/resources.ts';
import { openFiles } from '#lib/open-data/files.ts';
import { freeze } from './release.ts';

const MARK = 'Ornithorynque';
const both = { fr: `${MARK} fr`, en: `${MARK} en` };

/**
 * The row with the marker in every text that a person may have typed: all strings except times, and
 * all bilingual texts.
 */
function marked<T extends object>(row: T, keep: readonly (keyof T)[] = []): T {
  const isTime = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);
  const entries = Object.entries(row).map(([key, value]) => {
    if (keep.includes(key as keyof T) || isTime(value)) return [key, value];
    if (typeof value === 'string') return [key, MARK];
    if (Array.isArray(value)) return [key, value.every((v) => typeof v === 'string') ? [MARK] : value];
    const isText = typeof value === 'object' && value !== null && !('id' in value);
    return [key, isText ? both : value];
  });
  return Object.fromEntries(entries);
}

/** A tag of the team, which is not even on room sheets. */
const TAG = 'zqtag';

const enums = [
  'kind',
  'visibility',
  'admission',
  'status',
  'uid',
  'rooms',
  'items',
  'people',
  'themeIds',
  'links',
] as const;
const links = [{ address: `https://${MARK}.example`, label: MARK }];
const film = (id: number) => itemOf(id * 100, { kind: 'film', filmId: id, filmVersionId: id * 10, minutes: null });

const draft: Draft = draftOf(
  [
    eventOf(10, {
      items: [film(1), { ...film(2), title: both }, itemOf(3, { kind: 'debate', title: { fr: `Sur ${MARK} fr` } })],
      title: both,
      subtitle: both,
      synopsis: both,
      links,
      teamNotes: MARK,
      tags: [TAG],
      people: [
        presenceOf(1),
        presenceOf(2, { confirmation: 'considered' }),
        presenceOf(3, { confirmation: 'invited' }),
        presenceOf(4, { confirmation: 'declined' }),
        presenceOf(5, { confirmation: 'prevented' }),
      ],
    }),
    marked(eventOf(11, { visibility: 'team', links, rooms: [{ roomId: 2, use: 'main' }], items: [film(3)] }), enums),
    marked(eventOf(12, { status: 'cancelled' }), enums),
    eventOf(13, { continuesEventId: 11, teamNotes: MARK }),
  ],
  {
    rooms: [roomOf(1), marked(roomOf(2), ['kind'])],
    films: [
      { ...filmOf(1), rightsNote: MARK, tags: [TAG] },
      { ...marked(filmOf(2, { announceable: 'no' }), ['announceable', 'versions', 'neutralTitle', 'rightsState']) },
      marked(filmOf(3), ['announceable', 'versions']),
      marked(filmOf(4), ['announceable', 'versions']),
    ],
    people: [{ ...personOf(1), contact: MARK, tags: [TAG] }, ...[2, 3, 4, 5, 6].map((id) => marked(personOf(id)))],
    themes: [
      { id: 1, festivalId: 1, slug: 'mark', name: both, introduction: both, colour: null, position: 0, version: 1 },
    ],
    series: [{ id: 1, festivalId: 1, number: 900, title: both, introduction: both, version: 1 }],
    crews: [{ id: 1, festivalId: 1, roomId: 1, date: '2026-11-28', names: MARK, note: MARK, version: 1 }],
    blocks: [
      {
        id: 1,
        festivalId: 1,
        kind: 'set-up',
        title: both,
        startsAt: '2026-11-28T08:00',
        minutes: 60,
        version: 1,
        roomIds: [2],
      },
    ],
  },
);

/** Everything made from a public document for other programs and paper, as one text. */
function takenAway(document: PublicDocument): string {
  const url = 'https://x.example';
  const texts = locales.flatMap((locale) =>
    Object.values(openFiles).flatMap((file) =>
      'pieces' in file
        ? [...file.pieces(document, { locale, url })].map((piece) =>
            typeof piece === 'string' ? piece : piece.toString('utf16le'),
          )
        : [],
    ),
  );
  const whole = resourceOf(document, ['programme.json']);
  const json = whole ? [...jsonPieces(document, whole, url)] : [];
  const schedules = [scheduleXmlPieces, scheduleJsonPieces].flatMap((pieces) => [
    ...pieces(document, { locale: 'fr', url, path: '' }),
  ]);
  return [...texts, ...json, ...schedules].join('\n');
}

it('has nothing private in the public document, in any release, nor in any file made of it', async () => {
  const one = freeze(draft, null, { number: 1, at: '2026-10-01T09:00:00.000Z' });
  const none = freeze({ ...draft, events: [] }, one, { number: 2, at: '2026-10-02T09:00:00.000Z' });
  const only = { only: new Set([10, 11, 12]), withGeneral: true };
  const part = freeze(draft, none, { number: 3, at: '2026-10-03T09:00:00.000Z', ...only });
  const again = freeze(draft, part, { number: 4, at: '2026-10-04T09:00:00.000Z', older: one });
  for (const release of [one, none, part, again]) {
    const texts = [JSON.stringify(release.public), takenAway(release.public)];
    for (const text of texts) expect(text.match(new RegExp(`.{0,60}${MARK}.{0,20}`, 'i'))).toBeNull();
    for (const { title } of release.public.events) expect(texts[1]).toContain(title.fr);
  }
  const options = { locale: 'fr', url: 'https://x.example' } as const;
  const rows = JSON.stringify(await readList(await openFiles['programme.xlsx'].whole(one.public, options)));
  expect(rows).not.toMatch(new RegExp(MARK, 'i'));
  expect(rows).toContain(one.public.events[0]?.title.fr);
  expect(JSON.stringify([one, none, part, again])).not.toContain(TAG);
  // The marker is really present where it is allowed; otherwise this test would prove nothing.
  expect(JSON.stringify(one.team).split(MARK).length).toBeGreaterThan(20);
  expect(one.public.events.map(({ number }) => number)).toEqual([10, 13]);
});

it('does not bring back a title that was public and is hidden now, when an older release is published again', () => {
  const films = draft.films.map((one) => ({ ...one, announceable: 'yes' as const }));
  const one = freeze({ ...draft, films }, null, { number: 1, at: '2026-10-01T09:00:00.000Z' });
  expect(JSON.stringify(one.public)).toContain(MARK);
  const two = freeze(draft, one, { number: 2, at: '2026-10-02T09:00:00.000Z' });
  const again = freeze(draft, two, { number: 3, at: '2026-10-03T09:00:00.000Z', older: one });
  expect([two, again].filter((release) => JSON.stringify(release.public).includes(MARK))).toEqual([]);
});
