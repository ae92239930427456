import { describe, expect, it } from 'vitest';
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

/** No-break spaces as the reader of a test sees them: `~` wide, `_` narrow. */
const visible = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '_');

const said = (draft: Draft, locale: 'fr' | 'en', voice?: 'spoken') =>
  conflictsOf(draft).map((warning) => visible(warningSentence(warning, indexDraft(draft), locale, voice)));
const fixes = (draft: Draft, locale: 'fr' | 'en') => {
  const index = indexDraft(draft);
  return conflictsOf(draft).map((w) => warningFixes(w, index).map((fix) => visible(fixLabel(fix, index, locale))));
};

const film = (id: number, position: number, minutes: number | null = null) =>
  itemOf(4000 + position, { kind: 'film', minutes, filmId: id });
/**
 * The clash of the demonstration: four films, two without a stated length, and the show at 17:45.
 */
const fourFilms = eventOf(4, {
  kind: 'screening',
  title: { fr: 'Quatre films', en: 'Four films' },
  startsAt: '2026-11-28T14:10',
  items: [film(1, 1), film(2, 2), film(3, 3), film(4, 4), itemOf(4005, { kind: 'debate', minutes: 28 })],
});
const show = eventOf(5, {
  kind: 'show',
  title: { fr: 'Noces de cristal', en: 'Crystal wedding' },
  startsAt: '2026-11-28T17:45',
  items: [itemOf(501, { kind: 'show', minutes: 75 })],
  people: [presenceOf(1)],
});
const lengths = [14, 73, null, null];
const demonstration = (own: Partial<DraftEvent> = {}) =>
  draftOf([fourFilms, { ...show, ...own }], {
    films: lengths.map((minutes, i) => filmOf(i + 1, { minutes })),
    rooms: [roomOf(1, { name: { fr: 'Auditorium', en: 'Auditorium' } })],
  });

describe('the clash of the demonstration', () => {
  it('is said in French and English, printed and spoken', () => {
    expect(said(demonstration(), 'fr')[0]).toBe(
      '«~Quatre films~» finit vers 18~h~05 et «~Noces de cristal~» commence à 17~h~45~: 20~minutes de trop.',
    );
    expect(said(demonstration(), 'en')[0]).toBe(
      '“Four films” ends about 18:05 and “Crystal wedding” starts at 17:45: they overlap by 20~minutes.',
    );
    expect(said(demonstration(), 'fr', 'spoken')[0]).toBe(
      '«~Quatre films~» finit vers 18~heures 5 et «~Noces de cristal~» commence à 17~heures 45~: 20~minutes de trop.',
    );
  });

  it('is under its level, day and room', () => {
    const draft = demonstration();
    const [clash] = conflictsOf(draft);
    expect(clash && visible(warningHeading(clash, indexDraft(draft), 'fr'))).toBe(
      'Bloquant~· samedi 28~novembre, Auditorium',
    );
  });

  it('can be settled: the show moves to the first hour that leaves the changeover', () => {
    expect(fixes(demonstration(), 'fr')[0]).toEqual([
      'Décaler «~Noces de cristal~» à 18~h~25',
      'Séparer les 4 films',
      'Ouvrir «~Quatre films~»',
      'Ouvrir «~Noces de cristal~»',
    ]);
  });

  it('is settled once the proposed hour is taken', () => {
    const draft = demonstration();
    const [clash] = conflictsOf(draft);
    const [move] = clash ? warningFixes(clash, indexDraft(draft)) : [];
    expect(move).toEqual({ kind: 'move-event', eventId: 5, startsAt: '2026-11-28T18:25', publicEndFixed: null });
    const moved = demonstration({ startsAt: '2026-11-28T18:25' });
    expect(conflictsOf(moved).filter((w) => w.code === 'room-overlap' || w.code === 'changeover-short')).toEqual([]);
  });
});

const talk = (id: number, startsAt: string, minutes: number, own: Partial<DraftEvent> = {}) =>
  eventOf(id, { startsAt, items: [itemOf(id * 100 + 1, { kind: 'other', minutes })], ...own });
const at = (hour: string) => `2026-11-28T${hour}`;

describe('each warning has its sentence', () => {
  it.each<[string, string, string, Draft]>([
    [
      'a short changeover',
      '«~Séance 1~» finit à 15~h et «~Séance 2~» commence à 15~h~15~: il manque 5~minutes pour vider la salle et accueillir le public.',
      '“Event 1” ends at 15:00 and “Event 2” starts at 15:15: 5~minutes short to clear the room and let people in.',
      draftOf([talk(1, at('14:00'), 60), talk(2, at('15:15'), 60)]),
    ],
    [
      'one minute of changeover',
      '«~Séance 1~» finit à 15~h et «~Séance 2~» commence à 15~h~19~: il manque une minute pour vider la salle et accueillir le public.',
      '“Event 1” ends at 15:00 and “Event 2” starts at 15:19: one minute short to clear the room and let people in.',
      draftOf([talk(1, at('14:00'), 60), talk(2, at('15:19'), 60)]),
    ],
    [
      'one during another',
      '«~Séance 2~» commence à 15~h et finit à 16~h, pendant «~Séance 1~», qui dure jusqu’à 18~h.',
      '“Event 2” starts at 15:00 and ends at 16:00, during “Event 1”, which lasts until 18:00.',
      draftOf([talk(1, at('14:00'), 240), talk(2, at('15:00'), 60)]),
    ],
    [
      'two at the same hour',
      '«~Séance 1~» et «~Séance 2~» commencent en même temps à 14~h dans la même salle.',
      '“Event 1” and “Event 2” start together at 14:00 in the same room.',
      draftOf([talk(1, at('14:00'), 60), talk(2, at('14:00'), 90)]),
    ],
    [
      'a person in two places',
      'Ana Ortiz est à deux endroits à 14~h~40~: «~Séance 1~» et «~Séance 2~», 20~minutes en commun.',
      'Ana Ortiz is in two places at 14:40: “Event 1” and “Event 2”, overlapping by 20~minutes.',
      draftOf(
        [
          talk(1, at('14:00'), 60, { people: [presenceOf(1)] }),
          talk(2, at('14:40'), 60, { people: [presenceOf(1)], rooms: [{ roomId: 2, use: 'main' }] }),
        ],
        { people: [personOf(1, { name: 'Ana Ortiz' })] },
      ),
    ],
    [
      'a person who is only considered',
      'Ana Ortiz est à deux endroits à 14~h~40~: «~Séance 1~» et «~Séance 2~», 20~minutes en commun. Sa présence n’est encore que pressentie.',
      'Ana Ortiz is in two places at 14:40: “Event 1” and “Event 2”, overlapping by 20~minutes. They are only considered so far.',
      draftOf(
        [
          talk(1, at('14:00'), 60, { people: [presenceOf(1)] }),
          talk(2, at('14:40'), 60, {
            visibility: 'team',
            people: [presenceOf(1, { confirmation: 'considered' })],
            rooms: [{ roomId: 2, use: 'main' }],
          }),
        ],
        { people: [personOf(1, { name: 'Ana Ortiz' })] },
      ),
    ],
    ...(
      [
        [
          'unknown',
          'Rien n’est encore noté sur les droits de «~Le sang et la boue~».',
          'Nothing is noted yet about the rights of “Blood and Mud”.',
        ],
        [
          'to-ask',
          'Les droits de «~Le sang et la boue~» restent à demander.',
          'The rights of “Blood and Mud” are still to be asked for.',
        ],
        [
          'asked',
          'Les droits de «~Le sang et la boue~» sont demandés, la réponse est attendue.',
          'The rights of “Blood and Mud” have been asked for, the answer is pending.',
        ],
        [
          'refused',
          'Les droits de «~Le sang et la boue~» sont refusés~: ce film ne peut pas être projeté.',
          'The rights of “Blood and Mud” are refused: this film cannot be screened.',
        ],
      ] as const
    ).map(
      ([rightsState, fr, en]) =>
        [
          `rights ${rightsState}`,
          fr,
          en,
          draftOf([eventOf(1, { items: [itemOf(101, { kind: 'film', filmId: 1, minutes: null })] })], {
            films: [filmOf(1, { originalTitle: 'Le sang et la boue', title: { en: 'Blood and Mud' }, rightsState })],
          }),
        ] as [string, string, string, Draft],
    ),
    [
      'rights for consultation only',
      'Les droits de «~Film 1~» ne couvrent que la consultation sur place~: ce n’est pas une autorisation de projection publique.',
      'The rights of “Film 1” cover consultation on site only: that is no permission to screen in public.',
      draftOf([eventOf(1, { items: [itemOf(101, { kind: 'film', filmId: 1, minutes: null })] })], {
        films: [filmOf(1, { rightsKind: 'on-site-consultation' })],
      }),
    ],
    [
      'somebody considered for one séance',
      'La présence n’est encore que pressentie pour Personne 1~: «~Séance 1~» paraîtra sans son nom.',
      'Personne 1 is only considered so far: “Event 1” will be published without their name.',
      draftOf([talk(1, at('14:00'), 60, { people: [presenceOf(1, { confirmation: 'considered' })] })]),
    ],
    [
      'somebody invited to five',
      'La réponse à l’invitation est attendue pour Personne 1~: «~Séance 1~», «~Séance 2~» et 3 autres séances paraîtront sans son nom.',
      'Personne 1 has not answered the invitation yet: “Event 1”, “Event 2” and 3 other events will be published without their name.',
      draftOf(
        [1, 2, 3, 4, 5].map((id) =>
          talk(id, at(`${10 + 2 * id}:00`), 60, { people: [presenceOf(1, { confirmation: 'invited' })] }),
        ),
      ),
    ],
    [
      'a film of unknown length',
      'La durée de «~Film 1~» n’est pas connue~: ce film compte 60~minutes dans «~Séance 1~».',
      'The running time of “Film 1” is not known: it counts 60~minutes in “Event 1”.',
      draftOf([eventOf(1, { items: [itemOf(101, { kind: 'film', filmId: 1, minutes: null })] })], {
        films: [filmOf(1, { minutes: null })],
      }),
    ],
  ])('%s', (_, fr, en, draft) => {
    expect(said(draft, 'fr')).toEqual([fr]);
    expect(said(draft, 'en')).toEqual([en]);
  });

  it('each missing fact', () => {
    const draft = draftOf(
      [
        eventOf(1, { kind: 'talk', startsAt: null, rooms: [], synopsis: {}, items: [] }),
        eventOf(2, { items: [itemOf(201, { kind: 'film', filmId: 1, minutes: 60 })] }),
      ],
      { films: [filmOf(1, { synopsis: {}, versions: [] })] },
    );
    expect(said(draft, 'fr')).toEqual([
      '«~Film 1~» n’a pas encore de synopsis.',
      'La langue de «~Film 1~» n’est pas précisée.',
      '«~Séance 1~» n’a pas encore d’horaire.',
      '«~Séance 1~» n’a pas encore de salle.',
      'Une durée manque dans «~Séance 1~»~: son total est une estimation.',
      '«~Séance 1~» n’a pas encore de présentation.',
      'Aucune personne n’est encore annoncée dans «~Séance 1~».',
    ]);
    expect(said(draft, 'en')).toEqual([
      '“Film 1” has no synopsis yet.',
      'The language of “Film 1” is not stated.',
      '“Event 1” has no time yet.',
      '“Event 1” has no room yet.',
      'A running time is missing in “Event 1”: its total is an estimate.',
      '“Event 1” has no description yet.',
      'Nobody is announced in “Event 1” yet.',
    ]);
  });
});

describe('proposed fixes', () => {
  const debate = (id: number, startsAt: string, minutes: number, own: Partial<DraftEvent> = {}) =>
    eventOf(id, {
      startsAt,
      items: [
        itemOf(id * 100 + 1, { kind: 'film', filmId: 1, minutes: 60 }),
        itemOf(id * 100 + 2, { kind: 'debate', minutes }),
      ],
      ...own,
    });
  const first = (draft: Draft) => {
    const [warning] = conflictsOf(draft);
    return warning ? warningFixes(warning, indexDraft(draft)) : [];
  };

  it('shorten the debate if a quarter of an hour remains', () => {
    // 14:00 + 60 + 40 = 15:40; with twenty minutes of changeover before 15:45, 25 minutes of the
    // debate are left.
    const draft = draftOf([debate(1, at('14:00'), 40), talk(2, at('15:45'), 60)]);
    expect(fixes(draft, 'fr')[0]?.slice(0, 2)).toEqual([
      'Décaler «~Séance 2~» à 16~h',
      'Ramener le débat de 40~min à 25~min',
    ]);
    expect(first(draft)[1]).toEqual({
      kind: 'shorten-item',
      eventId: 1,
      itemId: 102,
      itemKind: 'debate',
      fromMinutes: 40,
      toMinutes: 25,
      publicEndFixed: null,
    });
    expect(first(draftOf([debate(1, at('14:00'), 40), talk(2, at('15:34'), 60)])).map((fix) => fix.kind)).not.toContain(
      'shorten-item',
    );
    // A séance that continues in the same room needs no changeover, so this one ends when the next
    // begins.
    const sequel = talk(2, at('15:30'), 60, { continuesEventId: 1 });
    expect(first(draftOf([debate(1, at('14:00'), 40), sequel]))).toContainEqual(
      expect.objectContaining({ kind: 'shorten-item', toMinutes: 30 }),
    );
  });

  it('move the fixed end with the elastic debate', () => {
    const elastic = debate(1, at('14:00'), 0, {
      publicEndFixed: at('15:40'),
      items: [
        itemOf(101, { kind: 'film', filmId: 1, minutes: 60 }),
        itemOf(102, { kind: 'debate', minutes: null, elastic: true }),
      ],
    });
    expect(first(draftOf([elastic, talk(2, at('15:45'), 60)]))[1]).toMatchObject({
      toMinutes: 25,
      publicEndFixed: at('15:25'),
    });
  });

  it('step over later séances, and over other séances of the same people', () => {
    const draft = draftOf([
      talk(1, at('14:00'), 60),
      talk(2, at('14:30'), 60, { people: [presenceOf(1)] }),
      // No room for an hour before 16:00, and Personne 1 is elsewhere until 17:45.
      talk(3, at('16:00'), 30),
      talk(4, at('16:45'), 60, { rooms: [{ roomId: 2, use: 'main' }], people: [presenceOf(1)] }),
    ]);
    expect(first(draft)[0]).toMatchObject({ kind: 'move-event', eventId: 2, startsAt: at('17:45') });
  });

  it('move the earlier one if the later is locked, and propose no hour of another day', () => {
    const locked = { isLocked: true };
    expect(first(draftOf([talk(1, at('14:00'), 60), talk(2, at('14:30'), 60, locked)]))[0]).toMatchObject({
      kind: 'move-event',
      eventId: 1,
      startsAt: at('15:50'),
    });
    expect(
      first(draftOf([talk(1, at('14:00'), 60, locked), talk(2, at('14:30'), 60, locked)])).map((fix) => fix.kind),
    ).toEqual(['open-event', 'open-event']);
    const night = draftOf([talk(1, '2026-11-29T04:00', 60), talk(2, '2026-11-29T04:30', 60)]);
    expect(first(night).map((fix) => fix.kind)).toEqual(['open-event', 'open-event']);
  });

  it('take no séance out of the hours of its day, and move on one that is outside them', () => {
    const moves = (draft: Draft) => first(draft).filter(({ kind }) => kind === 'move-event');
    // The later one would end at 23:20, and the day does at 23:00.
    expect(moves(draftOf([talk(1, at('20:00'), 120), talk(2, at('21:30'), 60)]))).toEqual([]);
    const festival = { closesAt: '23:30' };
    expect(moves(draftOf([talk(1, at('20:00'), 120), talk(2, at('21:30'), 60)], { festival }))).toMatchObject([
      { eventId: 2, startsAt: at('22:20') },
    ]);
    expect(moves(draftOf([talk(1, at('21:00'), 60), talk(2, at('21:30'), 120)]))).toMatchObject([
      { eventId: 2, startsAt: at('22:20') },
    ]);
  });

  it('shorten a talk as well as a debate, and nothing that is locked', () => {
    const lecture = (own: Partial<DraftEvent> = {}) =>
      eventOf(1, {
        startsAt: at('14:00'),
        items: [itemOf(101, { kind: 'talk', minutes: 90 })],
        people: [presenceOf(1)],
        ...own,
      });
    const kinds = (event: DraftEvent) => first(draftOf([event, talk(2, at('15:00'), 60)])).map((fix) => fix.kind);
    expect(kinds(lecture())).toContain('shorten-item');
    expect(kinds(lecture({ isLocked: true }))).not.toContain('shorten-item');
  });

  it('open the film for what the film lacks, the séance for what the séance lacks', () => {
    const lacking = eventOf(1, { rooms: [], items: [itemOf(101, { kind: 'film', filmId: 1, minutes: null })] });
    const draft = draftOf([lacking], { films: [filmOf(1, { synopsis: {} })] });
    expect(conflictsOf(draft).map((warning) => warningFixes(warning, indexDraft(draft)))).toEqual([
      [{ kind: 'open-event', eventId: 1 }],
      [{ kind: 'open-film', filmId: 1 }],
    ]);
  });
});

it('tell two séances of one title on one day apart by their rooms', () => {
  const twice = [1, 2].map((id) =>
    eventOf(id, {
      title: { fr: 'Film', en: 'Film' },
      startsAt: '2026-11-28T09:00',
      rooms: [{ roomId: id, use: 'main' }],
      items: [itemOf(id * 10, { kind: 'talk', minutes: 60 })],
      people: [presenceOf(1)],
    }),
  );
  const draft = draftOf([...twice, eventOf(3, { title: { fr: 'Film', en: 'Film' }, startsAt: '2026-11-29T09:00' })], {
    people: [personOf(1, { name: 'Ana' })],
    rooms: [1, 2].map((id) => roomOf(id, { name: { fr: `Salle ${id}`, en: `Room ${id}` } })),
  });
  expect(said(draft, 'fr').find((sentence) => sentence.startsWith('Ana'))).toContain(
    '«~Film~» (Salle 1) et «~Film~» (Salle 2)',
  );
  expect(fixes(draft, 'en').flat()).toEqual(expect.arrayContaining(['Open “Film” (Room 1)', 'Open “Film” (Room 2)']));
  const namesakes = {
    ...draft,
    venues: [venueOf(1, { name: { fr: 'Odéon' } }), venueOf(2, { name: { fr: 'Mairie' } })],
    rooms: [1, 2].map((id) => roomOf(id, { venueId: id, name: { fr: 'Salle 1' } })),
  };
  expect(said(namesakes, 'fr').find((sentence) => sentence.startsWith('Ana'))).toContain(
    '«~Film~» (Odéon – Salle 1) et «~Film~» (Mairie – Salle 1)',
  );
  const index = indexDraft(namesakes);
  const headings = conflictsOf(namesakes).map((warning) => warningHeading({ ...warning, roomId: 2 }, index, 'fr'));
  expect(headings.every((heading) => heading.endsWith('Mairie – Salle 1'))).toBe(true);
});

it('tell two of one title in one room apart by their hours, and by both if a third is elsewhere', () => {
  const closing = (id: number, startsAt: string, roomId = 1) =>
    eventOf(id, {
      title: { fr: 'Clôture', en: 'Closing' },
      startsAt,
      rooms: [{ roomId, use: 'main' }],
      items: [itemOf(id * 10, { kind: 'talk', minutes: 60 })],
    });
  const rooms = [1, 2].map((id) => roomOf(id, { name: { fr: `Salle ${id}`, en: `Room ${id}` } }));
  const two = [closing(1, '2026-11-28T18:00'), closing(2, '2026-11-28T18:30')];
  const overlap = (draft: Draft, ...how: ['fr' | 'en', 'spoken'?]) =>
    said(draft, ...how).find((sentence) => /Clôture|Closing/.test(sentence));
  expect(overlap(draftOf(two, { rooms }), 'fr')).toBe(
    '«~Clôture~» (18~h) finit à 19~h et «~Clôture~» (18~h~30) commence à 18~h~30~: 30~minutes de trop.',
  );
  expect(overlap(draftOf(two, { rooms }), 'fr', 'spoken')).toContain('«~Clôture~» (18~heures 30) commence');
  expect(overlap(draftOf([...two, closing(3, '2026-11-28T21:00', 2)], { rooms }), 'en')).toContain(
    '“Closing” (Room 1, 18:00) ends at 19:00 and “Closing” (Room 1, 18:30) starts',
  );
  expect(fixes(draftOf(two, { rooms }), 'en').flat()).toContain('Open “Closing” (18:30)');
});

it('tells them apart after midnight too: a night is one day', () => {
  const night = ['2026-11-28T23:30', '2026-11-29T00:15'].map((startsAt, i) =>
    eventOf(i + 1, {
      title: { fr: 'Film', en: 'Film' },
      startsAt,
      rooms: [{ roomId: i + 1, use: 'main' }],
      items: [itemOf((i + 1) * 10, { kind: 'talk', minutes: 60 })],
      people: [presenceOf(1)],
    }),
  );
  const rooms = [1, 2].map((id) => roomOf(id, { name: { fr: `Salle ${id}`, en: `Room ${id}` } }));
  const draft = draftOf(night, { people: [personOf(1, { name: 'Ana' })], rooms });
  expect(said(draft, 'fr').find((sentence) => sentence.startsWith('Ana'))).toContain(
    '«~Film~» (Salle 1) et «~Film~» (Salle 2)',
  );
});

it('names three séances, and counts the rest from the fourth', () => {
  const invited = (count: number) =>
    said(
      draftOf(
        Array.from({ length: count }, (_, i) =>
          talk(i + 1, at(`${10 + 2 * i}:00`), 60, { people: [presenceOf(1, { confirmation: 'invited' })] }),
        ),
      ),
      'fr',
    )[0]?.replace(/^.*~: /, '');
  expect([1, 2, 3, 4].map(invited)).toEqual([
    '«~Séance 1~» paraîtra sans son nom.',
    '«~Séance 1~» et «~Séance 2~» paraîtront sans son nom.',
    '«~Séance 1~», «~Séance 2~» et «~Séance 3~» paraîtront sans son nom.',
    '«~Séance 1~», «~Séance 2~» et 2 autres séances paraîtront sans son nom.',
  ]);
});

it('heads a warning without day or room with its level alone', () => {
  const draft = draftOf([eventOf(1, { startsAt: null })]);
  expect(conflictsOf(draft).map((warning) => warningHeading(warning, indexDraft(draft), 'en'))).toEqual(['Warning']);
});

describe('the sentences of all codes', () => {
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
  const parts = (id: number) => [20, 60].map((minutes, i) => itemOf(id * 100 + 1 + i, { kind: 'other', minutes }));
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
      'travel-short',
      draftOf(
        [
          at(1, '14:00', 0, { items: parts(1), people: [presenceOf(1, { itemId: 101 })] }),
          at(2, '14:05', 0, { items: parts(2), people: [presenceOf(1, { itemId: 202 })], ...inRoom(2) }),
        ],
        { people: ana, rooms: apart, venues, walks },
      ),
    ],
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
        rooms: [
          roomOf(1, { abilities: ['file'] }),
          roomOf(2, { abilities: ['dcp'] }),
          roomOf(3, { abilities: ['dcp'] }),
        ],
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
});
