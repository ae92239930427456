import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deleteEvent } from '#lib/deletion/records.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { readEvent } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done } from '#lib/history/testing.ts';
import { turnsOfPerson } from '#lib/history/undoable.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { indexDraft } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { differenceSentence } from '#lib/programme/difference-sentences.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releaseDocuments, teamDocumentOf } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { absencesOf } from './day-act-changes.ts';
import { previewActOf } from './day-act-preview.ts';
import { doDayAct, undoTold } from './day-posts.ts';
import { type DayAct, dayActSchema, delaySchema, doActSchema, MAX_SENTENCE, placesSchema } from './day-posts-schema.ts';
import { dayChangeSentence } from './day-sentences.ts';
import { holding, key, MORNING, publicKeyNow, publishedDay } from './live-testing.ts';
import { tellDelay, tellPlaces } from './mutations.ts';
import { dayBoardOf } from './queries.ts';

const BETWEEN = '2026-06-06T08:00:04.000Z';
const LATER = '2026-06-06T08:00:08.000Z';

/**
 * A published day with films, and Zoé: in the debate of the first séance, in all of the third, in
 * the second as well but not yet confirmed.
 */
function dayWithPeople() {
  const made = publishedDay();
  const { db, festival, events } = made;
  const own = { festivalId: festival.id };
  const [one, two] = db.select().from(t.films).all();
  const [zoe, other] = db.select().from(t.people).all();
  if (!one || !two || !zoe || !other) throw new Error('a festival without films or people');
  const items = db.select().from(t.eventItems).all();
  const itemOf = (event: number, kind: string) =>
    items.find((item) => item.eventId === events[event] && item.kind === kind)?.id ?? 0;
  db.update(t.people).set({ name: 'Zoé' }).where(eq(t.people.id, zoe.id)).run();
  db.update(t.people).set({ name: 'Inès' }).where(eq(t.people.id, other.id)).run();
  db.update(t.eventItems)
    .set({ filmId: one.id })
    .where(eq(t.eventItems.id, itemOf(0, 'film')))
    .run();
  const presence = (event: number, itemId: number | null, confirmation: 'confirmed' | 'invited' = 'confirmed') =>
    db
      .insert(t.eventPeople)
      .values({ ...own, eventId: events[event] ?? 0, itemId, personId: zoe.id, confirmation })
      .returning()
      .get().id;
  const presences = [presence(0, itemOf(0, 'debate')), presence(1, null, 'invited'), presence(2, null)];
  const number = releaseDocuments(festival.id, undefined, db)?.number ?? 0;
  done(publishRelease(festival, publishSchema.parse({ expected: number }), MORNING));
  const preview = (act: unknown, now = MORNING) => {
    const found = previewActOf(festival, dayActSchema.parse(act), now, db);
    if (!found.ok) throw new Error(found.reason);
    return found;
  };
  const input = (act: unknown, more = {}) => {
    const { facts, sentence } = preview(act);
    return doActSchema.parse({ clientKey: key(), act, facts, sentence, ...more });
  };
  const act = (one: unknown, more = {}, now = MORNING) => doDayAct(festival, input(one, more), now);
  const released = (event: number) =>
    releaseDocuments(festival.id, undefined, db)?.public.events.find((e) => e.number === 1001 + event);
  const undo = (batch: string, clientKey = key()) => undoTold(made.day, { batch, clientKey }, LATER);
  return { ...made, one, two, zoe, other, presences, preview, input, act, released, undo };
}

const bare = (made: ReturnType<typeof dayWithPeople>) => {
  const { events, blocks, rooms } = loadDraft(made.festival.id, made.db);
  return JSON.parse(JSON.stringify({ events, blocks, rooms }, (name, value) => (name === 'version' ? 0 : value)));
};

type Made = ReturnType<typeof dayWithPeople>;
const absence = (made: Made, choices: readonly object[]) => ({
  act: 'person',
  person: made.zoe.id,
  absences: made.presences.map((presence, i) => ({ presence, ...choices[i] })),
});
const without = { choice: 'without' };

const cases: [string, (made: Made) => unknown, { french: string; english: string; facts: unknown }][] = [
  [
    'cancel',
    () => ({
      act: 'cancel',
      event: 1003,
      reason: { fr: 'La copie n’est pas arrivée.', en: 'The copy has not arrived.' },
    }),
    {
      french: 'Séance annulée : « S3 » de 14 h (Salle 1). La copie n’est pas arrivée.',
      english: 'Cancelled: “S3” at 14:00 (Room 1). The copy has not arrived.',
      facts: { status: 'cancelled', startsAt: '2026-06-06T14:00' },
    },
  ],
  [
    'room',
    ({ room2 }) => ({ act: 'room', event: 1003, room: room2 }),
    {
      french: 'La séance « S3 » de 14 h a lieu dans « Salle 2 » au lieu de « Salle 1 ».',
      english: '“S3” at 14:00 takes place in Room 2 instead of Room 1.',
      facts: { status: 'planned' },
    },
  ],
  [
    'film',
    ({ two }) => ({ act: 'film', event: 1001, film: two.id }),
    {
      french: 'À 9 h (Salle 1), « Film 2 » remplace « Film 1 ».',
      english: 'At 09:00 (Room 1), “Film 2” replaces “The film 1”.',
      facts: { status: 'planned', replaces: { fr: 'Film 1', en: 'The film 1' } },
    },
  ],
  [
    'person',
    (made) => absence(made, [{ choice: 'video' }, without, { choice: 'replaced', by: made.other.id }]),
    {
      french:
        'Zoé participe à distance, par vidéo, à la séance « S1 » de 9 h. À la séance « S3 » de 14 h, Inès remplace Zoé.',
      english: 'Zoé takes part in “S1” at 09:00 by video. In “S3” at 14:00, Inès replaces Zoé.',
      facts: { status: 'planned' },
    },
  ],
  [
    'person',
    (made) =>
      absence(made, [
        { choice: 'cancelled' },
        without,
        { choice: 'moved', startsAt: '2026-06-06T16:00', room: made.room2 },
      ]),
    {
      french:
        'La séance « S1 » de 9 h a lieu sans le débat. La séance « S3 » prévue à 14 h a lieu à 16 h, dans « Salle 2 ».',
      english: '“S1” at 09:00 takes place without the debate. “S3”, planned at 14:00, takes place at 16:00 in Room 2.',
      facts: { startsAt: '2026-06-06T16:00' },
    },
  ],
];
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');
const lastTouched = { cancel: 2, room: 2, film: 0, person: 2 } as Record<string, number>;

it('names both days of a séance that is moved to another one', () => {
  const made = dayWithPeople();
  const moved = { choice: 'moved', startsAt: '2026-06-07T16:00', room: made.room2 };
  const { sentence } = made.preview(absence(made, [without, without, moved]));
  expect(plain(sentence.fr)).toContain('prévue le samedi 6 juin à 14 h a lieu le dimanche 7 juin à 16 h (Salle 2)');
  expect(plain(sentence.en)).toContain('planned on Saturday 6 June at 14:00, takes place on Sunday 7 June at 16:00');
});

it('names the calendar date of an hour in the night', () => {
  const made = dayWithPeople();
  const moved = { choice: 'moved', startsAt: '2026-06-08T00:30' };
  const { sentence } = made.preview(absence(made, [without, without, moved]));
  expect(plain(sentence.fr)).toContain('prévue le samedi 6 juin à 14 h a lieu le lundi 8 juin à 0 h 30');
});

it('names the day of a séance that is changed the day before', () => {
  const made = dayWithPeople();
  const said = (act: unknown) => plain(made.preview(act, '2026-06-05T16:00:00.000Z').sentence.fr);
  expect(said({ act: 'cancel', event: 1003, reason: {} })).toBe(
    'Séance annulée : « S3 » du samedi 6 juin à 14 h (Salle 1).',
  );
  expect(said({ act: 'cancel', event: 1003, reason: { fr: 'projectionniste malade ' } })).toBe(
    'Séance annulée : « S3 » du samedi 6 juin à 14 h (Salle 1). Projectionniste malade.',
  );
  expect(said({ act: 'film', event: 1001, film: made.two.id })).toBe(
    'Le samedi 6 juin à 9 h (Salle 1), « Film 2 » remplace « Film 1 ».',
  );
  const choices = [{ choice: 'video' }, without, { choice: 'moved', startsAt: '2026-06-06T16:00' }];
  expect(said(absence(made, choices))).toBe(
    'Zoé participe à distance, par vidéo, à la séance « S1 » du samedi 6 juin à 9 h. ' +
      'La séance « S3 » prévue le samedi 6 juin à 14 h a lieu à 16 h.',
  );
});

it('tells a room in another building from the former one, also if both have one name', () => {
  const made = dayWithPeople();
  const { db, festival } = made;
  const across = db
    .insert(t.venues)
    .values({ festivalId: festival.id, number: 900, name: { fr: 'Mairie', en: 'Town hall' } })
    .returning()
    .get();
  db.update(t.rooms)
    .set({ name: { fr: 'Grande salle' } })
    .run();
  db.update(t.rooms).set({ venueId: across.id }).where(eq(t.rooms.id, made.room2)).run();
  done(publishRelease(festival, publishSchema.parse({ expected: 2 }), MORNING));
  const { sentence } = made.preview({ act: 'room', event: 1003, room: made.room2 });
  expect(plain(sentence.fr)).toBe(
    'La séance « S3 » de 14 h a lieu dans « Mairie – Grande salle » au lieu de « Lieu 1 – Grande salle ». Change de lieu : Mairie.',
  );
});

describe.each(cases)('an act of the day: %s', (name, make, expected) => {
  it('has a sentence for the public in both languages', () => {
    const made = dayWithPeople();
    const { sentence } = made.preview(make(made));
    expect([plain(sentence.fr), plain(sentence.en)]).toEqual([expected.french, expected.english]);
  });

  it('publishes what it shows and nothing else, and one undo reverts all of it and publishes again', () => {
    const made = dayWithPeople();
    const { db, festival, act, undo, preview } = made;
    // Another person's work elsewhere stays a draft.
    db.update(t.events).set({ teamNotes: 'brouillon' }).where(eq(t.events.number, 1004)).run();
    const draft = bare(made);
    const before = releaseDocuments(festival.id, undefined, db);
    const asked = make(made);
    const shown = preview(asked);
    const told = done(act(asked));
    const after = releaseDocuments(festival.id, undefined, db);
    expect(after?.number).toBe(3);
    expect(made.released(lastTouched[name] ?? 0)).toMatchObject(expected.facts as object);
    const changed = after?.public.events.filter(({ sequence }) => sequence === 3).map(({ number }) => number);
    expect(changed).toEqual(shown.differences.filter(({ isTeamOnly }) => !isTeamOnly).map(({ number }) => number));
    expect(after?.public.note).toEqual(shown.sentence);
    expect(after?.team.events.find(({ number }) => number === 1004)).toEqual(
      before?.team.events.find(({ number }) => number === 1004),
    );
    expect(holding(made.day).join()).toContain(shown.sentence.fr);

    const keys = [publicKeyNow(db, festival)];
    done(undo(told.batch));
    keys.push(publicKeyNow(db, festival));
    expect(bare(made)).toEqual(draft);
    expect(holding(made.day)).toEqual([]);
    const again = releaseDocuments(festival.id, undefined, db);
    const seen = (document: typeof again) =>
      document?.public.events.map(
        ({ sequence, changedAt, replaces, previousStart, previousRoom, announcedRoom, formerly, ...event }) => event,
      );
    expect(seen(again)).toEqual(seen(before));
    expect([again?.number, new Set(keys).size]).toEqual([4, 2]);
  });

  it('is done once under one key', () => {
    const made = dayWithPeople();
    const input = made.input(make(made));
    const first = done(doDayAct(made.festival, input, MORNING));
    expect(doDayAct(made.festival, input, LATER)).toEqual(first);
    expect(made.db.select().from(t.releases).all()).toHaveLength(3);
  });
});

describe('an act of the day', () => {
  const cancel = { act: 'cancel', event: 1003 };
  const film = (film: number) => ({ act: 'film', event: 1001, film });

  it('names unpublished edits of that séance, and publishes them only when told so', () => {
    const made = dayWithPeople();
    const where = and(eq(t.events.festivalId, made.festival.id), eq(t.events.number, 1003));
    made.db
      .update(t.events)
      .set({ subtitle: { fr: 'Nouveau' } })
      .where(where)
      .run();
    const { room2 } = made;
    const asked = { act: 'room', event: 1003, room: room2 };
    // The frozen draft is cached until somebody changes something, or until the next day.
    const at = '2026-06-07T08:00:00.000Z';
    const preview = made.preview(asked, at);
    expect(preview.pending.map((one) => differenceSentence(one, 'fr'))).toEqual(['« S3 » : sous-titre modifié.']);
    const input = doActSchema.parse({ clientKey: key(), act: asked, facts: preview.facts });
    expect(doDayAct(made.festival, input, at)).toMatchObject({
      ok: false,
      reason: 'pending',
      pending: [{ number: 1003 }],
    });
    done(doDayAct(made.festival, { ...input, withPending: true }, at));
    expect(made.released(2)).toMatchObject({ subtitle: { fr: 'Nouveau' } });
  });

  it('is not done if the séance is no longer as it was shown', () => {
    const made = dayWithPeople();
    const input = made.input(cancel);
    done(made.act({ act: 'room', event: 1003, room: made.room2 }));
    expect(doDayAct(made.festival, input, LATER)).toMatchObject({ ok: false, reason: 'changed' });
    // Changes by others elsewhere do not matter.
    const fresh = made.input(cancel);
    done(made.act(film(made.two.id)));
    expect(doDayAct(made.festival, fresh, LATER)).toMatchObject({ ok: true });
  });

  it('ends live facts of a séance that does not take place, until it does again', () => {
    const made = dayWithPeople();
    done(
      tellDelay(made.day, delaySchema.parse({ clientKey: key(), event: 1003, minutes: 10, choice: 'carry' }), MORNING),
    );
    const told = done(made.act(cancel, { sentence: {} }));
    expect(holding(made.day)).toEqual([]);
    done(made.undo(told.batch));
    expect(holding(made.day)).toEqual(['1003 +10']);
  });

  it('ends the delay of a séance with another start, because it was counted from the former start', () => {
    const made = dayWithPeople();
    done(
      tellDelay(made.day, delaySchema.parse({ clientKey: key(), event: 1003, minutes: 10, choice: 'carry' }), MORNING),
    );
    const moved = { choice: 'moved', startsAt: '2026-06-06T16:00' };
    done(made.act(absence(made, [{ choice: 'as-planned' }, { choice: 'as-planned' }, moved]), { sentence: {} }));
    expect(holding(made.day)).toEqual([]);
  });

  it('ends a delay carried from the room a séance leaves, and keeps the séance’s own', () => {
    const made = dayWithPeople();
    const late = (event: number, minutes: number, choice: string) =>
      done(tellDelay(made.day, delaySchema.parse({ clientKey: key(), event, minutes, choice }), MORNING));
    late(1001, 60, 'carry');
    late(1003, 10, 'leave');
    expect(holding(made.day)).toEqual(['1001 +60', '1002 +60', '1003 +10']);
    const toRoom2 = (event: number) => done(made.act({ act: 'room', event, room: made.room2 }, { sentence: {} }));
    const endedBy = (event: number) => {
      const { ended } = made.preview({ act: 'room', event, room: made.room2 });
      return [...ended].map(([number, { delay }]) => [number, delay]);
    };
    expect([1002, 1003].map(endedBy)).toEqual([[[1002, 60]], []]);
    const told = toRoom2(1002);
    toRoom2(1003);
    expect(holding(made.day)).toEqual(['1001 +60', '1003 +10']);
    done(made.undo(told.batch));
    expect(holding(made.day)).toEqual(['1001 +60', '1002 +60', '1003 +10']);
  });

  it('ends it too if the delay it was carried from was announced before and left the others as planned', () => {
    const made = dayWithPeople();
    for (const choice of ['leave', 'carry'])
      done(tellDelay(made.day, delaySchema.parse({ clientKey: key(), event: 1001, minutes: 60, choice }), MORNING));
    expect(holding(made.day)).toEqual(['1001 +60', '1002 +60']);
    done(made.act({ act: 'room', event: 1002, room: made.room2 }, { sentence: {} }));
    expect(holding(made.day)).toEqual(['1001 +60']);
  });

  it('keeps a delay carried to a séance that stays in its room and is relayed to another', () => {
    const made = dayWithPeople();
    done(
      tellDelay(made.day, delaySchema.parse({ clientKey: key(), event: 1001, minutes: 60, choice: 'carry' }), MORNING),
    );
    expect(holding(made.day)).toEqual(['1001 +60', '1002 +60']);
    made.db
      .insert(t.eventRooms)
      .values({ festivalId: made.festival.id, eventId: made.events[1] ?? 0, roomId: made.room2, use: 'overflow' })
      .run();
    done(publishRelease(made.festival, publishSchema.parse({ expected: 2 }), LATER));
    expect(holding(made.day)).toEqual(['1001 +60', '1002 +60']);
  });

  const untilOf = (made: Made) =>
    made.db
      .select({ kind: t.liveFacts.kind, until: t.liveFacts.until })
      .from(t.liveFacts)
      .where(isNull(t.liveFacts.endedAt))
      .all()
      .map(({ kind, until }) => `${kind} ${until?.slice(11, 16)}`);
  const say = (made: Made, event: number, minutes: number) => {
    const full = placesSchema.parse({ clientKey: key(), event, places: 'full' });
    if (minutes > 0)
      done(tellDelay(made.day, delaySchema.parse({ clientKey: key(), event, minutes, choice: 'leave' }), MORNING));
    done(tellPlaces(made.day, full, MORNING));
  };
  const stays = { choice: 'as-planned' };

  it('keeps live facts of a moved séance until its new end, and its own message until the last one is over', () => {
    const made = dayWithPeople();
    say(made, 1003, 10);
    expect(untilOf(made)).toEqual(['delay 13:40', 'availability 13:40']);
    const moved = { choice: 'moved', startsAt: '2026-06-06T18:00' };
    const told = done(made.act(absence(made, [stays, stays, moved])));
    expect(untilOf(made)).toEqual(['availability 17:30', 'notice 17:30']);
    done(made.undo(told.batch));
    expect(untilOf(made)).toEqual(['delay 13:40', 'availability 13:40']);
    const cancelled = { choice: 'cancelled' };
    done(made.act(absence(made, [stays, cancelled, cancelled])));
    expect(untilOf(made)).toEqual(['notice 13:40']);
  });

  it('undone, ends or prolongs live facts told meanwhile, by the hours it restores; redone, all hold again', () => {
    const made = dayWithPeople();
    say(made, 1002, 0);
    const moved = { choice: 'moved', startsAt: '2026-06-06T18:00' };
    const told = done(made.act(absence(made, [stays, stays, moved]), { sentence: {} }));
    const late = delaySchema.parse({ clientKey: key(), event: 1003, minutes: 15, choice: 'leave' });
    done(tellDelay(made.day, late, BETWEEN));
    done(tellPlaces(made.day, placesSchema.parse({ clientKey: key(), event: 1003, places: 'full' }), BETWEEN));
    const during = ['availability 10:20', 'delay 17:45', 'availability 17:45'];
    expect(untilOf(made)).toEqual(during);
    const back = done(made.undo(told.batch));
    expect(untilOf(made)).toEqual(['availability 10:20', 'availability 13:30']);
    done(made.undo(back.batch));
    expect(untilOf(made)).toEqual(during);
  });

  it('is named in the history by what it did, in a sentence for each kind, what is cancelled first', () => {
    const nothing = { sentence: {} };
    const of = (make: (made: Made) => unknown) => {
      const made = dayWithPeople();
      done(made.act(make(made), nothing));
      const [change] = dayBoardOf(made.day, LATER)?.history ?? [];
      const document = releaseDocuments(made.festival.id, undefined, made.db)?.team;
      return change && document ? plain(dayChangeSentence(change, document, 'fr')) : null;
    };
    const later = { choice: 'moved', startsAt: '2026-06-06T18:00' };
    expect([
      of(({ room2 }) => ({ act: 'room', event: 1003, room: room2 })),
      of(({ two }) => ({ act: 'film', event: 1001, film: two.id })),
      of((made) => absence(made, [stays, stays, later])),
      of((made) => absence(made, [stays, stays, { ...later, room: made.room2 }])),
      of((made) => absence(made, [stays, { choice: 'cancelled' }, { choice: 'cancelled' }])),
      of((made) => absence(made, [stays, { choice: 'cancelled' }, later])),
      of((made) => absence(made, [{ choice: 'video' }, { choice: 'cancelled' }, { choice: 'cancelled' }])),
    ]).toEqual([
      '« S3 » (Salle 2) : autre salle.',
      '« S1 » (Salle 1) : autre film.',
      '« S3 » (Salle 1) : autre horaire.',
      '« S3 » (Salle 2) : autre salle et autre horaire.',
      '« S2 » (Salle 1) et « S3 » (Salle 1) : annulées.',
      '« S2 » (Salle 1) : annulée. « S3 » (Salle 1) : autre horaire.',
      '« S2 » (Salle 1) et « S3 » (Salle 1) : annulées. « S1 » (Salle 1) : modifiée.',
    ]);
  });

  it('adds the reason only to a sentence that was left as proposed', () => {
    const reason = { fr: 'copie abîmée' };
    const bareAct = { act: 'cancel', event: 1003 };
    const told = (sentence: (offered: Bilingual) => Bilingual) => {
      const made = dayWithPeople();
      const { sentence: offered } = made.preview(bareAct);
      done(made.act({ ...bareAct, reason }, { sentence: sentence(offered) }));
      return holding(made.day).map(plain);
    };
    expect(told((offered) => offered)).toEqual(['«Séance annulée : « S3 » de 14 h (Salle 1). Copie abîmée.»']);
    expect(told(() => ({ fr: 'Pas de S3.' }))).toEqual(['«Pas de S3.»']);
    expect(told(() => ({}))).toEqual([]);
  });

  it('adds the reason in each language whose sentence was left as proposed', () => {
    const made = dayWithPeople();
    const reason = { fr: 'copie abîmée', en: 'damaged copy' };
    const { sentence } = made.preview(cancel);
    done(made.act({ ...cancel, reason }, { sentence: { ...sentence, en: 'No S3.' } }));
    const note = releaseDocuments(made.festival.id, undefined, made.db)?.public.note;
    expect([plain(note?.fr), note?.en]).toEqual(['Séance annulée : « S3 » de 14 h (Salle 1). Copie abîmée.', 'No S3.']);
  });

  it('is refused if the sentence with its reason is too long, and nothing is written', () => {
    const made = dayWithPeople();
    const title = { fr: `S3 ${'x'.repeat(190)}` };
    const venue = { fr: `Salle ${'y'.repeat(190)}` };
    made.db.update(t.events).set({ title }).where(eq(t.events.number, 1003)).run();
    made.db.update(t.rooms).set({ name: venue }).where(eq(t.rooms.id, made.room1)).run();
    done(publishRelease(made.festival, publishSchema.parse({ expected: 2 }), MORNING));
    const { sentence } = made.preview(cancel);
    const withReason = (length: number) => {
      const { facts } = made.preview(cancel);
      const act = { ...cancel, reason: { fr: 'z'.repeat(length) } };
      return doDayAct(made.festival, doActSchema.parse({ clientKey: key(), act, facts, sentence }), MORNING);
    };
    const room = MAX_SENTENCE - (sentence.fr?.length ?? 0) - ' .'.length;
    expect(withReason(room + 1)).toEqual({ ok: false, reason: 'sentenceTooLong' });
    expect(made.released(2)?.status).toBe('planned');
    done(withReason(room));
    expect(releaseDocuments(made.festival.id, undefined, made.db)?.public.note.fr).toHaveLength(MAX_SENTENCE);
  });

  it('is listed with the version it made, and so is its undo, whatever was published since', () => {
    const made = dayWithPeople();
    const { batch } = done(made.act({ act: 'cancel', event: 1003 }));
    done(made.act({ act: 'room', event: 1002, room: made.room2 }));
    done(made.undo(batch));
    const history = dayBoardOf(made.day, LATER)?.history ?? [];
    expect(history.map(({ what }) => ('release' in what ? what.release : null))).toEqual([5, 4, 3, 2]);
  });

  it('keeps its sentence until a late séance is over', () => {
    const made = dayWithPeople();
    say(made, 1003, 20);
    done(made.act({ act: 'room', event: 1003, room: made.room2 }));
    expect(untilOf(made)).toEqual(['delay 13:50', 'notice 13:50']);
  });

  it('ends « complet » with more seats and « places libres » with fewer; undone, both hold again', () => {
    const made = dayWithPeople();
    const seat = (id: number, seats: number) => made.db.update(t.rooms).set({ seats }).where(eq(t.rooms.id, id)).run();
    const own = eq(t.eventRooms.eventId, made.events[2] ?? 0);
    const { roomId: room = 0 } = made.db.select().from(t.eventRooms).where(own).get() ?? {};
    seat(room, 60);
    seat(made.room2, 120);
    done(publishRelease(made.festival, publishSchema.parse({ expected: 2 }), MORNING));
    const tell = (places: string) =>
      done(tellPlaces(made.day, placesSchema.parse({ clientKey: key(), event: 1003, places }), MORNING));
    const go = (room: number) => done(made.act({ act: 'room', event: 1003, room }, { sentence: {} }));
    tell('full');
    // Shown before it is done.
    const { ended } = made.preview({ act: 'room', event: 1003, room: made.room2 });
    expect([...ended]).toEqual([[1003, { delay: null, places: 'full', notices: [] }]]);
    const { batch } = go(made.room2);
    expect(holding(made.day)).toEqual([]);
    done(made.undo(batch));
    expect(holding(made.day)).toEqual(['1003 full']);
    tell('places');
    go(made.room2);
    expect(holding(made.day)).toEqual(['1003 places']);
    go(room);
    expect(holding(made.day)).toEqual([]);
    tell('last-places');
    seat(room, 40);
    done(publishRelease(made.festival, publishSchema.parse({ expected: 7 }), MORNING));
    expect(holding(made.day)).toEqual(['1003 last-places']);
    seat(room, 80);
    done(publishRelease(made.festival, publishSchema.parse({ expected: 8 }), MORNING));
    expect(holding(made.day)).toEqual([]);
  });

  it('is not needed: another start published from the desk ends the delay, and other facts stay', () => {
    const made = dayWithPeople();
    say(made, 1003, 20);
    made.db.update(t.events).set({ startsAt: '2026-06-06T14:30' }).where(eq(t.events.number, 1003)).run();
    done(publishRelease(made.festival, publishSchema.parse({ expected: 2 }), MORNING));
    expect(untilOf(made)).toEqual(['availability 14:00']);
  });

  it('keeps its sentence about a séance until a later act or release contradicts it', () => {
    const made = dayWithPeople();
    const publishDraft = (expected: number) =>
      done(publishRelease(made.festival, publishSchema.parse({ expected }), LATER));
    const said = () => holding(made.day).map((line) => line.replaceAll('\u00a0', ' '));
    done(made.act(cancel, {}, MORNING));
    done(made.act({ act: 'room', event: 1002, room: made.room2 }, {}, MORNING));
    const [gone, elsewhere] = [
      '«Séance annulée : « S3 » de 14 h (Salle 1).»',
      '1002 «La séance « S2 » de 10 h 50 a lieu dans « Salle 2 » au lieu de « Salle 1 ».»',
    ];
    expect(said()).toEqual([elsewhere, gone]);

    made.db
      .update(t.events)
      .set({ subtitle: { fr: 'En plein air' } })
      .where(eq(t.events.number, 1003))
      .run();
    publishDraft(4);
    expect(said()).toEqual([elsewhere, gone]);

    made.db.update(t.events).set({ status: 'planned' }).where(eq(t.events.number, 1003)).run();
    publishDraft(5);
    expect(said()).toEqual([elsewhere]);

    const back = done(made.act({ act: 'room', event: 1002, room: made.room1 }));
    const there = '1002 «La séance « S2 » de 10 h 50 a lieu dans « Salle 1 » au lieu de « Salle 2 ».»';
    expect(said()).toEqual([there]);
    done(made.undo(back.batch));
    expect(said()).toEqual([elsewhere]);
  });

  it('keeps its sentence if only the hour changes, and ends it once the séance is cancelled', () => {
    const made = dayWithPeople();
    let expected = 3;
    const publishWith = (event: number, set: Partial<typeof t.events.$inferInsert>) => {
      made.db.update(t.events).set(set).where(eq(t.events.number, event)).run();
      expected = done(publishRelease(made.festival, publishSchema.parse({ expected }), LATER)).number;
      return holding(made.day).length;
    };
    done(made.act({ act: 'room', event: 1002, room: made.room2 }, {}, MORNING));
    expect(publishWith(1002, { startsAt: '2026-06-06T10:55' })).toBe(1);
    expect(publishWith(1002, { status: 'cancelled' })).toBe(0);
    expected = done(made.act(cancel, {}, LATER)).number;
    expect(publishWith(1003, { startsAt: '2026-06-06T14:05' })).toBe(1);
    expect(publishWith(1003, { status: 'planned' })).toBe(0);
  });

  it('keeps « annulée » when the séance is deleted, and ends it when that is announced again', () => {
    const made = dayWithPeople();
    let expected = done(made.act(cancel, {}, MORNING)).number;
    const publishDraft = () => {
      expected = done(publishRelease(made.festival, publishSchema.parse({ expected }), LATER)).number;
      return holding(made.day).length;
    };
    const all = made.festival as unknown as Authorized<'schedule'>;
    const id = made.events[2] ?? 0;
    const version = readEvent(made.db, made.festival.id, id)?.version ?? 0;
    const { batch } = done(deleteEvent(all, id, { version, clientKey: key() }, LATER));
    expect(publishDraft()).toBe(1);
    done(undoBatch(all, batch ?? '', LATER));
    made.db.update(t.events).set({ status: 'planned' }).where(eq(t.events.id, id)).run();
    expect(publishDraft()).toBe(0);
  });

  it('keeps its sentence about several séances as long as one of them takes place', () => {
    const made = dayWithPeople();
    let expected = done(made.act(absence(made, [without, without, without]), {}, MORNING)).number;
    const cancelFromDesk = (event: number) => {
      made.db.update(t.events).set({ status: 'cancelled' }).where(eq(t.events.number, event)).run();
      expected = done(publishRelease(made.festival, publishSchema.parse({ expected }), LATER)).number;
      return holding(made.day).length;
    };
    expect(holding(made.day)).toHaveLength(1);
    expect([1001, 1002, 1003].map(cancelFromDesk)).toEqual([1, 1, 0]);
  });

  it('is not needed: a séance cancelled from the desk ends all its live facts, also when it takes place again', () => {
    const made = dayWithPeople();
    say(made, 1003, 20);
    say(made, 1002, 0);
    for (const [expected, status] of [
      [2, 'cancelled'],
      [3, 'planned'],
    ] as const) {
      made.db.update(t.events).set({ status }).where(eq(t.events.number, 1003)).run();
      done(publishRelease(made.festival, publishSchema.parse({ expected }), MORNING));
      expect(untilOf(made)).toEqual(['availability 10:20']);
    }
  });

  it('removes what was said to be lacking for the replaced film', () => {
    const made = dayWithPeople();
    const { db } = made;
    db.update(t.eventItems)
      .set({ access: ['no-sdh', 'no-ad', 'no-loop', 'lsf'] })
      .where(eq(t.eventItems.filmId, made.one.id))
      .run();
    done(made.act(film(made.two.id), { withPending: true }));
    const shown = db.select().from(t.eventItems).where(eq(t.eventItems.filmId, made.two.id)).get();
    expect(shown?.access).toEqual(['no-loop', 'lsf']);
  });

  it('cannot be undone once somebody did something else with the séance', () => {
    const made = dayWithPeople();
    const told = done(made.act(film(made.two.id)));
    done(made.act({ act: 'cancel', event: 1001 }));
    expect(made.undo(told.batch)).toMatchObject({ ok: false, reason: 'overtaken', by: 'Camille', isOwn: true });
    expect(made.released(0)?.status).toBe('cancelled');
  });

  it('is undone only by people who may publish, draft and release together', () => {
    const made = dayWithPeople();
    const told = done(made.act(cancel));
    made.db.update(t.memberships).set({ role: 'coordinator' }).run();
    const coordinator = authorizeFestival(made.actor, made.made.slug, 'day', made.db);
    expect(() => undoTold(coordinator, { batch: told.batch, clientKey: key() }, LATER)).toThrow('notAllowed');
    expect(undoBatch(coordinator, told.batch, LATER)).toEqual({ ok: false, reason: 'unknown' });
    // Ctrl-Z in the grid would undo the draft but not the release.
    const { undo } = turnsOfPerson(made.db, made.festival.id, made.actor.userId);
    expect(undo.map(({ batch }) => batch)).not.toContain(told.batch);
    expect(made.released(2)?.status).toBe('cancelled');
  });

  it.each<[string, (made: Made) => unknown]>([
    ['a cancellation', () => ({ act: 'cancel', event: 1001 })],
    ['another film', ({ two }) => film(two.id)],
  ])('undone, %s publishes nothing that is unpublished in the draft', (_, ask) => {
    const made = dayWithPeople();
    const { db } = made;
    const told = done(made.act(ask(made)));
    db.update(t.films)
      .set({ synopsis: { fr: 'Brouillon' } })
      .where(eq(t.films.id, made.one.id))
      .run();
    done(made.undo(told.batch));
    expect(made.released(0)).toMatchObject({ status: 'planned', items: [{ film: made.one.number }, {}] });
    const shown = releaseDocuments(made.festival.id, undefined, db);
    const synopses = [shown?.public, shown?.team].map((one) => one?.films.find((f) => f.number === made.one.number));
    expect(synopses.map((one) => one?.synopsis)).toEqual([made.one.synopsis, made.one.synopsis]);
  });

  it.each([false, true])('is undone though « +10 » prolonged its sentence since (taken back: %s)', (isTakenBack) => {
    const made = dayWithPeople();
    const told = done(made.act({ act: 'room', event: 1003, room: made.room2 }));
    const minutes = { clientKey: key(), event: 1003, minutes: 10, choice: 'carry', shown: null };
    const late = done(tellDelay(made.day, delaySchema.parse(minutes), BETWEEN));
    if (isTakenBack) done(made.undo(late.batch ?? ''));
    done(made.undo(told.batch));
    expect(made.released(2)?.rooms).toEqual(made.released(0)?.rooms);
    expect(holding(made.day)).toEqual(isTakenBack ? [] : ['1003 +10']);
    if (!isTakenBack) done(made.undo(late.batch ?? ''));
    expect(holding(made.day)).toEqual([]);
  });

  it('undone, brings back nothing of what was published of the film since', () => {
    const made = dayWithPeople();
    const { db, festival, one, undo, released } = made;
    const change = (own: object) => {
      db.update(t.films).set(own).where(eq(t.films.id, one.id)).run();
      const expected = releaseDocuments(festival.id, undefined, db)?.number ?? 0;
      done(publishRelease(festival, publishSchema.parse({ expected }), BETWEEN));
    };
    db.update(t.eventItems).set({ minutes: null }).where(eq(t.eventItems.filmId, one.id)).run();
    db.delete(t.filmVersions).run();
    change({ minutes: 90 });
    const told = done(made.act({ act: 'cancel', event: 1001 }));
    change({ minutes: 120, title: { fr: 'Nouveau nom' } });
    db.update(t.films)
      .set({ synopsis: { fr: 'Brouillon' } })
      .where(eq(t.films.id, one.id))
      .run();
    done(undo(told.batch));
    const [shown, film] = [released(0), releaseDocuments(festival.id, undefined, db)?.public.films[0]];
    expect(shown).toMatchObject({ status: 'planned', endsAt: '2026-06-06T11:30', items: [{ minutes: 120 }, {}] });
    expect(film?.synopsis).not.toEqual({ fr: 'Brouillon' });
  });

  it('undone after a later one was, publishes nothing of the film that is still a draft', () => {
    const made = dayWithPeople();
    const { db, festival, one, undo, released } = made;
    db.update(t.eventItems).set({ minutes: null }).where(eq(t.eventItems.filmId, one.id)).run();
    db.delete(t.filmVersions).run();
    const expected = releaseDocuments(festival.id, undefined, db)?.number ?? 0;
    done(publishRelease(festival, publishSchema.parse({ expected }), BETWEEN));
    const moved = done(made.act({ act: 'room', event: 1001, room: made.room2 }, { sentence: {} }));
    const called = done(made.act({ act: 'cancel', event: 1001 }));
    done(undo(called.batch));
    const shown = released(0);
    db.update(t.films).set({ minutes: 217 }).where(eq(t.films.id, one.id)).run();
    done(undo(moved.batch));
    const { endsAt, items } = shown ?? {};
    expect(released(0)).toMatchObject({ status: 'planned', endsAt, items });
    expect(released(0)?.rooms).not.toEqual(shown?.rooms);
  });

  it('is redone by undoing its undo', () => {
    const made = dayWithPeople();
    const told = done(made.act(cancel));
    const undone = done(made.undo(told.batch));
    done(made.undo(undone.batch));
    expect([made.released(2)?.status, holding(made.day).length]).toEqual(['cancelled', 1]);
  });

  it('warns of what it causes: a room that is taken, missing rights', () => {
    const made = dayWithPeople();
    made.db.update(t.films).set({ rightsState: 'refused' }).where(eq(t.films.id, made.two.id)).run();
    const codes = (act: unknown) => made.preview(act, '2026-06-07T08:00:00.000Z').brought.map(({ code }) => code);
    expect(codes({ act: 'room', event: 1001, room: made.room2 })).toContain('room-overlap');
    expect(codes(film(made.two.id))).toContain('rights-missing');
  });

  it.each<[string, (made: Made) => unknown, string]>([
    ['a séance nobody knows', () => ({ act: 'cancel', event: 99 }), 'noEvent'],
    ['the room it is in', ({ room1 }) => ({ act: 'room', event: 1003, room: room1 }), 'sameRoom'],
    ['a room of nobody', () => ({ act: 'room', event: 1003, room: 999 }), 'noRoom'],
    ['the film it shows', ({ one }) => ({ act: 'film', event: 1001, film: one.id }), 'sameFilm'],
    ['a film of nobody', () => ({ act: 'film', event: 1001, film: 999 }), 'noFilm'],
    [
      'a person nobody knows',
      () => ({ act: 'person', person: 999, absences: [{ presence: 1, choice: 'without' }] }),
      'noPerson',
    ],
    [
      'an absence with an item unanswered',
      (made) => ({ ...absence(made, [without]), absences: [{ presence: made.presences[0], choice: 'without' }] }),
      'unanswered',
    ],
    [
      'nothing at all',
      (made) => absence(made, [{ choice: 'as-planned' }, { choice: 'as-planned' }, { choice: 'as-planned' }]),
      'nothing',
    ],
  ])('refuses %s', (_, make, reason) => {
    const made = dayWithPeople();
    expect(previewActOf(made.festival, dayActSchema.parse(make(made)) as DayAct, MORNING, made.db)).toEqual({
      ok: false,
      reason,
    });
  });
});

describe('absencesOf', () => {
  it('lists every item of the person that is not over, with the possible answers', () => {
    const made = dayWithPeople();
    const document = teamDocumentOf(made.festival.id, made.db);
    if (!document) throw new Error('not published');
    const list = (now: string) =>
      absencesOf(
        indexDraft(loadDraft(made.festival.id, made.db)),
        document,
        liveFactsOf(made.festival.id, now, made.db),
        made.zoe.id,
        now,
      );
    expect(
      list(MORNING).map(({ event, itemKind, others, choices }) => [event, itemKind, others, choices.length]),
    ).toEqual([
      [1001, 'debate', 0, 6],
      [1002, null, 0, 6],
      [1003, null, 0, 6],
    ]);
    expect(list('2026-06-06T11:30:00.000Z').map(({ event }) => event)).toEqual([1003]);
    // A delayed séance is not over at its planned end; whoever declined is not listed with the
    // others.
    done(
      tellDelay(made.day, delaySchema.parse({ clientKey: key(), event: 1002, minutes: 80, choice: 'leave' }), MORNING),
    );
    const other = { festivalId: made.festival.id, eventId: made.events[2] ?? 0, personId: made.other.id };
    made.db
      .insert(t.eventPeople)
      .values([{ ...other, confirmation: 'declined' }])
      .run();
    expect(list('2026-06-06T11:30:00.000Z').map(({ event, others }) => [event, others])).toEqual([
      [1002, 0],
      [1003, 0],
    ]);
  });
});
