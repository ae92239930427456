import { describe, expect, it } from 'vitest';
import { eventOf, roomOf } from '#lib/model/draft-testing.ts';
import { byId } from '#lib/model/keyed.ts';
import { agreedTo, isOverEitherWay, reconfirmationOf, reconfirmSentence, wouldReconfirm } from './reconfirm.ts';
import type { Assignment } from './roots.ts';
import { shiftTimesOf } from './shift-times.ts';
import { assignmentOf, eventShiftOf, hoursOf, momentsOfDraft } from './testing.ts';

const rooms = [roomOf(1), roomOf(2)];
const tasks = [
  { id: 1, name: { fr: 'Accueil' } },
  { id: 2, name: { fr: 'Bar' } },
];
const moments = (own: Parameters<typeof eventOf>[1] = {}) => momentsOfDraft([eventOf(1, own)], { rooms });
const now = moments();
const shift = eventShiftOf(1, 1);
/** Accepted séance 1 as it is: 13:40 to 15:10 in room 1. */
const agreed = (own: Partial<Assignment> = {}) =>
  assignmentOf(1, 1, 1, { ...agreedTo(shiftTimesOf(shift, now)), seenRelease: 1, ...own });
const why = (own: Parameters<typeof eventOf>[1], assignment = agreed(), of = shift) => {
  const found = reconfirmationOf(assignment, shiftTimesOf(of, moments(own)));
  return found && [found.why, visible(reconfirmSentence(found, { rooms: byId(rooms), tasks: byId(tasks) }, 'fr'))];
};
const visible = (text: string) => text.replaceAll('\u00A0', '~');

describe('when somebody who said yes is asked again', () => {
  it.each<[string, ReturnType<typeof why>, ReturnType<typeof why>]>([
    ['not while nothing changed', why({}), null],
    [
      'when the séance moved',
      why({ startsAt: '2026-11-28T15:00' }),
      ['moved', 'samedi 28~novembre, 13~h~40~– 15~h~10 devient samedi 28~novembre, 14~h~40~– 16~h~10.'],
    ],
    [
      'when its room changed',
      why({ rooms: [{ roomId: 2, use: 'main' }] }),
      ['room', 'La salle change~: Salle 1 devient Salle 2.'],
    ],
    [
      'when both did',
      why({ startsAt: '2026-11-29T14:00', rooms: [{ roomId: 2, use: 'main' }] }),
      [
        'moved-room',
        'L’horaire et la salle changent~: samedi 28~novembre, 13~h~40~– 15~h~10, Salle 1 devient dimanche 29~novembre, 13~h~40~– 15~h~10, Salle 2.',
      ],
    ],
    ['when it is cancelled', why({ status: 'cancelled' }), ['cancelled', 'La séance de ce créneau est annulée.']],
    ['when it lost its time', why({ startsAt: null }), ['unscheduled', 'La séance de ce créneau n’a plus d’horaire.']],
    ['not when it was never published', why({ startsAt: null }, agreed({ seenRelease: null })), null],
    ['not who has not answered', why({ startsAt: null }, agreed({ state: 'offered' })), null],
    [
      'when its place in words changed',
      why({}, agreed(), { ...shift, place: 'côté rue' }),
      ['place', 'L’endroit change~: Salle 1 devient Salle 1, côté rue.'],
    ],
    ['not when only its letters did', why({}, agreed({ agreedPlace: ' ' })), null],
    [
      'when its task changed',
      why({}, agreed(), { ...shift, taskId: 2 }),
      ['task', 'La mission change~: Accueil devient Bar.'],
    ],
    [
      'when all of it did',
      why({ startsAt: '2026-11-28T15:00' }, agreed(), { ...shift, taskId: 2, place: 'côté rue' }),
      [
        'moved',
        'Accueil, samedi 28~novembre, 13~h~40~– 15~h~10, Salle 1 devient Bar, samedi 28~novembre, 14~h~40~– 16~h~10, Salle 1, côté rue.',
      ],
    ],
    [
      'not for what an earlier version of Lanterne did not note',
      why({}, agreed({ agreedPlace: null, agreedTaskId: null }), { ...shift, taskId: 2, place: 'côté rue' }),
      null,
    ],
    [
      'about its hour alone, for the same',
      why({ startsAt: '2026-11-28T15:00' }, agreed({ agreedPlace: null }), { ...shift, place: 'côté rue' }),
      ['moved', 'samedi 28~novembre, 13~h~40~– 15~h~10 devient samedi 28~novembre, 14~h~40~– 16~h~10.'],
    ],
    [
      'when its task changed, also from one that is deleted',
      why({}, agreed({ agreedTaskId: 9 }), { ...shift, taskId: 2 }),
      ['task', 'La mission change~: une mission supprimée devient Bar.'],
    ],
    ['not when only the title changed', why({ title: { fr: 'Autre' } }), null],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  it('a release counts people it would ask again, not those who are asked already', () => {
    const shifts = [shift, eventShiftOf(2, 1), hoursOf(3, '10-12'), eventShiftOf(4, 1, { status: 'cancelled' })];
    const assignments = [
      agreed(),
      agreed({
        id: 2,
        shiftId: 2,
        volunteerId: 2,
        agreedStartsAt: '2026-11-28T09:00',
        agreedEndsAt: '2026-11-28T10:00',
      }),
      agreed({
        id: 3,
        shiftId: 3,
        agreedStartsAt: '2026-11-28T10:00',
        agreedEndsAt: '2026-11-28T12:00',
        agreedRoomId: null,
      }),
      agreed({ id: 4, shiftId: 4 }),
    ];
    const next = moments({ startsAt: '2026-11-28T15:00' });
    expect(wouldReconfirm(shifts, assignments, now, next).map(({ assignmentId }) => assignmentId)).toEqual([1]);
    expect(wouldReconfirm(shifts, assignments, now, now)).toEqual([]);
    expect(wouldReconfirm(shifts, assignments, next, now)).toEqual([]);
  });
});

it('a shift that ends in the second of two hours is not over in the first', () => {
  const until = {
    startsAt: '2026-10-25T01:00',
    endsAt: '2026-10-25T02:30',
    roomId: 1,
    place: null,
    taskId: null,
  } as const;
  const isOver = (at: string, place: Parameters<typeof isOverEitherWay>[0]['before'] & object) =>
    isOverEitherWay({ before: place, after: null }, 'Europe/Paris', at);
  expect(isOver('2026-10-25T00:45:00.000Z', until)).toBe(true);
  expect(isOver('2026-10-25T00:45:00.000Z', { ...until, isEndAgain: true })).toBe(false);
  expect(isOver('2026-10-25T01:30:00.000Z', { ...until, isEndAgain: true })).toBe(true);
});

it('who agreed to an end or start in the first of two such hours is asked about the second, once', () => {
  const night = (endsAt: number, startsAt = 0) =>
    shiftTimesOf(
      eventShiftOf(1, 1, { fromAnchor: 'start', fromMinutes: startsAt, toAnchor: 'start', toMinutes: endsAt }),
      momentsOfDraft([eventOf(1, { startsAt: '2026-10-25T01:30' })], { rooms }),
    );
  const [first, second] = [night(60), night(120)];
  expect([first, second]).toMatchObject([{ endsAt: '2026-10-25T02:30' }, { endsAt: '2026-10-25T02:30' }]);
  const asked = assignmentOf(1, 1, 1, agreedTo(first));
  expect(reconfirmationOf(asked, first)).toBeNull();
  const found = reconfirmationOf(asked, second);
  expect(found && visible(reconfirmSentence(found, { rooms: byId(rooms) }, 'fr'))).toBe(
    'dimanche 25~octobre, 1~h~30~– 2~h~30 devient dimanche 25~octobre, 1~h~30~– 2~h~30 (après le changement d’heure).',
  );
  expect(reconfirmationOf(assignmentOf(1, 1, 1, agreedTo(second)), second)).toBeNull();
  // From 2:00 to 4:00, an hour longer or shorter.
  const [long, short] = [night(210, 30), night(210, 90)];
  const later = reconfirmationOf(assignmentOf(1, 1, 1, agreedTo(long)), short);
  expect(later && visible(reconfirmSentence(later, { rooms: byId(rooms) }, 'fr'))).toBe(
    'dimanche 25~octobre, 2~h~– 4~h devient dimanche 25~octobre, 2~h~– 4~h (après le changement d’heure).',
  );
  expect(reconfirmationOf(assignmentOf(1, 1, 1, agreedTo(short)), short)).toBeNull();
  expect(reconfirmationOf(assignmentOf(1, 1, 1, agreedTo(short)), long)?.why).toBe('moved');
});
