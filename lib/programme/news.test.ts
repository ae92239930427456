import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Db, write } from '#db/client.ts';
import { festivals, releases, withdrawnNames } from '#db/schema/index.ts';
import { openTestDb } from '#db/testing.ts';
import type { Documents, PublicDocument } from '#lib/model/documents.ts';
import type { Draft, DraftEvent, DraftFilm } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, personOf, presenceOf, venueOf } from '#lib/model/draft-testing.ts';
import { MAX_LINES, MAX_TOLD, newsOfReleased, packTold, type ToldProgramme, toldOf } from './news.ts';
import { packDocument } from './packed.ts';
import { freeze } from './release.ts';
import { releasedBySlug } from './released.ts';

const at = (number: number) => `2026-10-${String(number).padStart(2, '0')}T09:00:00.000Z`;

let db: Db;
let last: Documents | null;
let festivalId: number;
/** Whether a publication stores its changes, as all do since this is possible. */
let isKept: boolean;
beforeEach(() => {
  isKept = true;
  db = openTestDb();
  last = null;
  const row = { uid: 'u', slug: 'nel', startsOn: '2026-11-28', endsOn: '2026-11-29', publicKey: 'k', createdAt: at(1) };
  festivalId = write(db, (tx) => tx.insert(festivals).values(row).returning().get()).id;
});

function publish(draft: Draft, note: { fr?: string; en?: string } = {}) {
  const number = (last?.public.number ?? 0) + 1;
  const before = last?.public ?? null;
  last = freeze(draft, last, { number, at: at(number), note });
  const [shown, team] = [packDocument(last.public), packDocument(last.team)];
  write(db, (tx) =>
    tx
      .insert(releases)
      .values({
        festivalId,
        number,
        at: at(number),
        note,
        publicDocument: shown.bytes,
        publicSha256: shown.sha256,
        teamDocument: team.bytes,
        teamSha256: team.sha256,
        told: isKept ? packTold(toldOf(before, last?.public as PublicDocument)) : null,
      })
      .run(),
  );
}

function news(locale: 'fr' | 'en' = 'fr') {
  const released = releasedBySlug('nel', db);
  if (!released) throw new Error('Nothing is published');
  return newsOfReleased(released, db).map(({ number, note, lines, more, isFirst, count }) => ({
    number,
    note,
    isFirst,
    count,
    more,
    lines: lines.map(({ say }) => say(locale).replaceAll(/[\u00a0\u202f]/g, ' ')),
  }));
}

const two = (own: Partial<DraftEvent> = {}) =>
  draftOf([eventOf(10, { title: { fr: 'Un débat' }, ...own }), eventOf(11)]);

describe('« Quoi de neuf »', () => {
  it('is listed by release, newest first, with the organiser’s note, without every séance of the first release', () => {
    publish(two(), { fr: 'Le programme est là.' });
    publish(two({ startsAt: '2026-11-28T18:00' }));
    publish(two({ startsAt: '2026-11-28T18:00', status: 'cancelled' }), { fr: 'Désolés.' });
    expect(news()).toEqual([
      {
        number: 3,
        note: { fr: 'Désolés.' },
        isFirst: false,
        count: 1,
        more: 0,
        lines: ['La séance « Un débat » (samedi 28 novembre à 18 h, Salle 1) est annulée.'],
      },
      {
        number: 2,
        note: {},
        isFirst: false,
        count: 2,
        more: 0,
        lines: ['« Un débat » passe de 14 h à 18 h, samedi 28 novembre.'],
      },
      { number: 1, note: { fr: 'Le programme est là.' }, isFirst: true, count: 2, more: 0, lines: [] },
    ]);
  });

  it('says of a séance that is cancelled only that it is, where it was expected, however often its hour changes', () => {
    publish(two());
    publish(two({ startsAt: '2026-11-28T18:00', status: 'cancelled' }));
    publish(two({ startsAt: '2026-11-28T20:00', status: 'cancelled' }));
    const line = (hour: string) => `La séance « Un débat » (samedi 28 novembre à ${hour}, Salle 1) est annulée.`;
    expect(news().map(({ lines }) => lines)).toEqual([[line('18 h')], [line('14 h')], []]);
  });

  it('contains nothing that only the team may know', () => {
    publish(two());
    publish(two({ teamNotes: 'clef chez Paul', people: [presenceOf(1, { confirmation: 'invited' })] }));
    expect(news()[0]?.lines).toEqual([]);
  });

  it('is the same for an older release, whatever was published since', () => {
    publish(two());
    publish(two({ startsAt: '2026-11-28T18:00' }));
    const released = releasedBySlug('nel', db);
    const before = news();
    publish(two({ startsAt: '2026-11-29T10:00' }));
    expect(news().slice(1)).toEqual(before);
    if (released) expect(newsOfReleased(released, db).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('says for a release that a name was taken out of it, and nothing when another was', () => {
    publish(two(), { fr: 'Avec Ada Bo.' });
    publish(two(), { fr: 'Avec Cy Dee et Ada Bo.' });
    const own = { festivalId, number: 1, name: null };
    db.insert(withdrawnNames)
      .values([
        { ...own, uid: 'ada', formerNames: ['Ada Bo'], at: at(5) },
        { ...own, uid: 'cy', formerNames: ['Cy Dee'], at: at(7) },
      ])
      .run();
    publish(two(), { fr: 'Rien.' });
    const released = releasedBySlug('nel', db);
    expect(released && newsOfReleased(released, db).map(({ changedAt }) => changedAt)).toEqual([
      undefined,
      at(7),
      at(5),
    ]);
  });

  it('is computed from the documents of releases that did not store it', () => {
    const life = () => {
      publish(two());
      publish(two({ startsAt: '2026-11-28T18:00' }));
    };
    isKept = false;
    life();
    const made = news();
    db.delete(releases).run();
    isKept = true;
    last = null;
    life();
    expect(news()).toEqual(made);
    expect(made[0]?.lines).toHaveLength(1);
  });

  it('has a maximum number of releases', () => {
    publish(two());
    for (let i = 0; i <= MAX_TOLD; i += 1) publish(two({ startsAt: `2026-11-28T${10 + (i % 2)}:00` }));
    const told = news();
    expect(told).toHaveLength(MAX_TOLD);
    // The oldest listed release is not the first one, so its changes are known.
    expect(told.at(-1)).toMatchObject({ number: 3, isFirst: false });
    expect(told.at(-1)?.lines).toHaveLength(1);
  });

  it('lists a maximum number of séances one by one, and counts the others', () => {
    const many = (startsAt: string) =>
      draftOf(Array.from({ length: MAX_LINES + 5 }, (_, i) => eventOf(100 + i, { startsAt })));
    publish(many('2026-11-28T10:00'));
    publish(many('2026-11-28T11:00'));
    const [told] = news();
    expect([told?.lines.length, told?.more]).toEqual([MAX_LINES, 5]);
  });
});

describe('a renamed place', () => {
  const named = (name: string, own: Partial<DraftEvent> = {}) =>
    draftOf([eventOf(10, { title: { fr: 'Un débat' } }), eventOf(11), eventOf(12, own)], {
      venues: [venueOf(1, { name: { fr: name } })],
    });
  const renamed = 'Le lieu « Le Nord » s’appelle désormais « Le Sud ».';

  it('is mentioned once, beside the other changes of séances there', () => {
    publish(named('Le Nord'));
    publish(named('Le Sud'));
    publish(named('Le Nord', { startsAt: '2026-11-28T18:00' }));
    expect(news()[1]).toMatchObject({ lines: [renamed], more: 0 });
    expect(news()[0]?.lines).toEqual([
      'Le lieu « Le Sud » s’appelle désormais « Le Nord ».',
      expect.stringMatching(/18 h.* ; le lieu « Le Sud » s’appelle/),
    ]);
  });

  it('is mentioned once also for a release published before renamings were stored separately', () => {
    publish(named('Le Nord'));
    publish(named('Le Sud'));
    const { format, ...told } = toldOf(null, last?.public as PublicDocument);
    const of = (number: number) => ({
      uid: `${number}`,
      number,
      title: { fr: 'T' },
      titleBefore: { fr: 'T' },
      changes: [{ kind: 'venue-renamed', from: { fr: 'Le Nord' }, to: { fr: 'Le Sud' } } as const],
    });
    const before = { ...told, format: format - 1, changed: 2, differences: [of(10), of(11)] } as ToldProgramme;
    db.update(releases)
      .set({ told: packTold(before) })
      .where(eq(releases.number, 2))
      .run();
    expect(news()[0]).toMatchObject({ lines: [renamed], more: 0 });
  });
});

describe('a title that was announced and is hidden again', () => {
  const film: Partial<DraftFilm> = {
    originalTitle: 'Sueño Azul',
    title: { fr: 'Rêve bleu' },
    directors: ['Paz Quiroga'],
  };
  const withFilm = (announceable: 'yes' | 'no', own: Partial<DraftEvent> = {}) =>
    draftOf(
      [
        eventOf(10, {
          title: {},
          items: [itemOf(100, { kind: 'film', filmId: 1, minutes: null, filmVersionId: 10 })],
          ...own,
        }),
      ],
      { films: [filmOf(1, { ...film, announceable })], people: [personOf(1, { name: 'Paz Quiroga' })] },
    );
  const secret = /r[eê]ve bleu|sue[nñ]o azul|quiroga/i;

  it('is in no sentence and no note of any release', () => {
    publish(two());
    publish(withFilm('yes'), { fr: 'Nous ajoutons Reve Bleu !', en: 'A new film' });
    publish(withFilm('yes', { startsAt: '2026-11-28T18:00' }));
    expect(JSON.stringify(news())).toMatch(secret);
    publish(withFilm('no', { startsAt: '2026-11-28T18:00' }));
    for (const locale of ['fr', 'en'] as const) expect(JSON.stringify(news(locale))).not.toMatch(secret);
    const [hidden, moved, added] = news();
    expect(hidden?.lines[0]).toBe('« Film surprise » : la séance a changé.');
    expect(moved?.lines[0]).toBe('« Film surprise » : la séance a changé.');
    expect(added?.note).toEqual({ en: 'A new film' });
    // This remains so after the séance was deleted.
    publish(draftOf([eventOf(11)]));
    expect(JSON.stringify(news())).not.toMatch(secret);
  });

  it('is mentioned once it is announced', () => {
    publish(withFilm('no'));
    publish(withFilm('yes'));
    expect(news()[0]?.lines[0]).toMatch(/Rêve bleu/);
  });
});
