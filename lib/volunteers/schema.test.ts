import { describe, expect, it } from 'vitest';
import { recordConflict } from '#lib/history/conflict.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { shiftFieldsOf } from './choices.ts';
import { contactLink, contactOf } from './contact.ts';
import { shiftFormValues, shownOfTask, shownOfVolunteer, taskFormValues, volunteerFormValues } from './form-values.ts';
import type { Shift, Task } from './roots.ts';
import { generateSchema, MAX_FILLED, shiftSchema, takeFillingSchema, taskSchema, volunteerSchema } from './schema.ts';
import { eventShiftOf, shiftOf, taskOf, volunteerOf } from './testing.ts';

const clock = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
const shift = (values: object) => shiftSchema(clock).safeParse({ taskId: '3', ...values });
const problems = (parsed: { success: boolean; error?: Parameters<typeof fieldErrors>[0] }) =>
  parsed.error ? fieldErrors(parsed.error) : {};
const none = {
  startsAt: null,
  endsAt: null,
  eventId: null,
  date: null,
  personId: null,
  moment: null,
  fromAnchor: null,
  fromMinutes: null,
  toAnchor: null,
  toMinutes: null,
};

it.each([
  [480, '8h'],
  [450, '7h30'],
  [30, '0h30'],
])('a limit of %i minutes is shown as %s, and read back', (minutes, shown) => {
  const values = volunteerFormValues(volunteerOf(1, { minutesADay: minutes, restMinutes: null }), clock, 'fr');
  expect([values.minutesADay, values.restMinutes]).toEqual([shown, '']);
  expect(volunteerSchema(clock).parse(values).minutesADay).toBe(minutes);
});

describe('the form of a shift', () => {
  it.each<[string, object, object]>([
    [
      'fixed hours into the night',
      { day: '28/11/2026', from: '23h', until: '1h30', people: '' },
      { rule: 'fixed', startsAt: '2026-11-28T23:00', endsAt: '2026-11-29T01:30', people: 1 },
    ],
    [
      'ten minutes before the doors until the room is free',
      { rule: 'event', eventId: '9', fromMinutes: '10', fromSide: 'before', people: '2' },
      { rule: 'event', eventId: 9, fromAnchor: 'doors', fromMinutes: -10, toAnchor: 'free', toMinutes: 0, people: 2 },
    ],
    [
      'a room for a day',
      { rule: 'room-day', roomId: '4', day: '2026-11-28' },
      {
        rule: 'room-day',
        roomId: 4,
        date: '2026-11-28',
        fromAnchor: 'doors',
        fromMinutes: 0,
        toAnchor: 'free',
        toMinutes: 0,
      },
    ],
    [
      'an arrival',
      { rule: 'guest', personId: '5', moment: 'arrival', fromMinutes: '1h', fromSide: 'before', toMinutes: '30' },
      { rule: 'guest', personId: 5, moment: 'arrival', fromMinutes: -60, toMinutes: 30 },
    ],
  ])('%s', (_, values, expected) => {
    const parsed = shift(values);
    expect(problems(parsed)).toEqual({});
    expect(parsed.data).toEqual({
      version: 0,
      clientKey: null,
      taskId: 3,
      roomId: null,
      place: '',
      people: 1,
      note: '',
      ...none,
      ...expected,
    });
  });

  it.each<[object, object]>([
    [{ rule: 'event' }, { eventId: 'required' }],
    [{ rule: 'guest' }, { personId: 'required' }],
    [{ rule: 'room-day', day: '2026-11-28' }, { roomId: 'required' }],
    [
      { rule: 'fixed', people: '0' },
      { day: 'date', from: 'time', until: 'time', people: 'atLeast:1' },
    ],
    [{ rule: 'fixed', day: '2026-11-28', from: '10h' }, { until: 'time' }],
    [{ rule: 'fixed', day: '2026-03-28', from: '2h30', until: '4h' }, { from: 'skippedTime' }],
    [{ day: '2026-11-28', from: '10h', until: '11h', people: '0' }, { people: 'atLeast:1' }],
  ])('refuses %j', (values, expected) => {
    expect(problems(shift(values))).toEqual(expected);
  });
});

describe('the form of a volunteer', () => {
  const volunteer = (values: object) => volunteerSchema(clock).safeParse({ name: 'Ada', ...values });

  it('accepts days and hours, boxes, lengths and names of languages', () => {
    const { data } = volunteer({
      contact: '06 12 34 56 78',
      contactKind: 'sms',
      clearedTaskIds: { 'task-7': 'on', 'task-2': 'on' },
      availabilities: [
        { day: '29/11/2026', from: '14h', until: '' },
        { day: '28/11/2026', from: '', until: '' },
        { day: '', from: '', until: '' },
      ],
      minutesADay: '6h',
      languages: 'français, LSF',
      withIds: ['4'],
      taskWishes: { 'task-9': 'against', 'task-3': '', 'task-2': 'for', 'task-4': null },
    });
    expect(data).toMatchObject({
      contactKind: 'sms',
      contact: '06 12 34 56 78',
      clearedTaskIds: [2, 7],
      minutesADay: 360,
      withIds: [4],
      taskWishes: [
        { taskId: 2, wish: 'for' },
        { taskId: 9, wish: 'against' },
      ],
      languages: ['fr', 'fsl'],
      diet: 'any',
      restMinutes: null,
      seeIds: [],
      availabilities: [
        { startsAt: '2026-11-28T05:00', endsAt: '2026-11-29T05:00' },
        { startsAt: '2026-11-29T14:00', endsAt: '2026-11-30T05:00' },
      ],
    });
  });

  it.each<[object, object]>([
    [{ contact: 'demain' }, { contact: 'contact' }],
    [{ contact: '0612345678', contactKind: 'email' }, { contact: 'email' }],
    [{ contact: 'ada@example.org', contactKind: 'sms' }, { contact: 'contact' }],
    [{ availabilities: [{ day: '', from: '10h', until: '' }] }, { 'availabilities.0.day': 'date' }],
    [{ clearedTaskIds: { 'room-2': 'on' } }, { clearedTaskIds: 'choice' }],
    [{ taskWishes: { 'task-2': 'perhaps' } }, { taskWishes: 'choice' }],
    [{ taskWishes: { 'room-2': 'for' } }, { taskWishes: 'choice' }],
    [{ name: ' ' }, { name: 'required' }],
  ])('refuses %j', (values, expected) => {
    expect(problems(volunteer(values))).toEqual(expected);
  });
});

it('lines without people are left out', () => {
  const { data } = generateSchema.safeParse({
    lines: [
      { taskId: '1', people: '2', fromMinutes: '10', fromSide: 'before' },
      { taskId: '2', people: '' },
    ],
  });
  expect(data?.lines).toEqual([
    { taskId: 1, people: 2, fromAnchor: 'doors', fromMinutes: -10, toAnchor: 'free', toMinutes: 0 },
  ]);
});

describe('the accepted part of a filling', () => {
  const places = (count: number, from = 0) =>
    Array.from({ length: count }, (_, i) => `${from + i + 1} ${(i % 120) + 1}`);

  it('is a page of boxes and one field for the other pages: two people on each of 4,500 shifts by one act', () => {
    const [boxes, others] = [places(200), places(8800, 200)];
    const { pair } = takeFillingSchema.parse({ pair: [...boxes, others.join(',')] });
    expect(pair).toHaveLength(9000);
    expect(pair[0]).toEqual({ shiftId: 1, volunteerId: 1 });
    expect(pair.at(-1)).toEqual({ shiftId: 9000, volunteerId: ((8800 - 1) % 120) + 1 });
  });

  it.each([
    ['in one field', [places(MAX_FILLED).join(',')]],
    ['in boxes and a field', [...places(2000), places(MAX_FILLED - 2000).join(',')]],
  ])('is as large as a plan can be, %s, and refused with one more', (_, pair) => {
    expect(takeFillingSchema.parse({ pair }).pair).toHaveLength(MAX_FILLED);
    expect(problems(takeFillingSchema.safeParse({ pair: [...pair, '1 1'] }))).toEqual({
      pair: `tooMany:${MAX_FILLED}`,
    });
  });
});

describe('a contact', () => {
  it.each([
    ['06 12 34 56 78', 'phone'],
    ['+33 (0)6.12.34.56.78', 'phone'],
    ['ada@example.org', 'email'],
    ['12', null],
    ['ada@', null],
    ['le soir', null],
  ])('%s', (typed, kind) => {
    expect(contactOf(typed)?.contactKind ?? null).toBe(kind);
  });

  it('becomes a link with a message', () => {
    expect(contactLink({ contactKind: 'phone', contact: '06 12 34' }, 'non')).toBe('tel:061234');
    expect(contactLink({ contactKind: 'sms', contact: '+33 6 12' }, 'À 14 h ?')).toBe(
      'sms:+33612?body=%C3%80%2014%20h%20%3F',
    );
    expect(contactLink({ contactKind: 'email', contact: 'a?cc=b@example.org' }, '')).toBe(
      'mailto:a%3Fcc%3Db@example.org',
    );
  });
});

describe('the values of a form', () => {
  it.each<[string, Shift, Shift]>([
    ['startsAt', shiftOf(1), shiftOf(1, { startsAt: '2026-11-29T09:00', endsAt: '2026-11-29T11:00' })],
    ['endsAt', shiftOf(1), shiftOf(1, { endsAt: '2026-11-28T13:30' })],
    ['fromMinutes', eventShiftOf(1, 9), eventShiftOf(1, 9, { fromMinutes: 20 })],
    ['toMinutes', eventShiftOf(1, 9), eventShiftOf(1, 9, { toMinutes: -15 })],
    [
      'date',
      eventShiftOf(1, 0, { rule: 'room-day', eventId: null, roomId: 3, date: '2026-11-28' }),
      eventShiftOf(1, 0, { rule: 'room-day', eventId: null, roomId: 3, date: '2026-11-29' }),
    ],
    ['place', shiftOf(1), shiftOf(1, { place: 'Quai' })],
  ])('are the other person’s %s as soon as that is chosen', (name, mine, theirs) => {
    const [own, other] = [mine, theirs].map((shift) => shiftFormValues(shift, clock, 'fr'));
    const taken = Object.entries(other ?? {}).filter(([field]) => shiftFieldsOf(name).includes(field));
    const saved: Record<string, unknown> = shiftSchema(clock).parse({ ...own, ...Object.fromEntries(taken) });
    expect(saved[name]).toBe(theirs[name as keyof Shift]);
    expect(saved[name]).not.toBe(mine[name as keyof Shift]);
  });

  const read = (made: Shift) => {
    const { version, clientKey, ...columns } = shiftSchema(clock).parse(shiftFormValues(made, clock, 'fr'));
    return [version, clientKey, columns];
  };

  it.each<[string, Shift]>([
    ['fixed hours of the night', shiftOf(1, { startsAt: '2026-11-29T00:30', endsAt: '2026-11-29T02:00', roomId: 3 })],
    ['of a séance', eventShiftOf(1, 9, { people: 4, note: 'Clés' })],
    ['of a room for a day', eventShiftOf(1, 0, { rule: 'room-day', eventId: null, roomId: 3, date: '2026-11-28' })],
    [
      'of a guest',
      eventShiftOf(1, 0, {
        rule: 'guest',
        eventId: null,
        personId: 5,
        moment: 'departure',
        fromAnchor: null,
        toAnchor: null,
        fromMinutes: -45,
        toMinutes: 10,
      }),
    ],
  ])('of a shift %s are read back unchanged', (_, made) => {
    const { id: _i, festivalId: _f, status: _s, createdAt: _c, version, ...columns } = made;
    expect(read(made)).toEqual([version, null, columns]);
  });

  it('of a volunteer are read back unchanged', () => {
    const made = volunteerOf(1, {
      contactKind: 'sms',
      contact: '06 12 34 56 78',
      clearedTaskIds: [2, 7],
      withIds: [4],
      seeIds: [9],
      taskWishes: [{ taskId: 7, wish: 'against' }],
      languages: ['fr', 'fsl'],
      availabilities: [
        { startsAt: '2026-11-28T05:00', endsAt: '2026-11-29T05:00' },
        { startsAt: '2026-11-29T22:00', endsAt: '2026-11-30T01:30' },
      ],
    });
    // A whole day shows no hours, because nobody said « 05:00 – 05:00 ».
    expect(volunteerFormValues(made, clock, 'fr').availabilities).toEqual([
      { day: '2026-11-28', from: '', until: '' },
      { day: '2026-11-29', from: '22h00', until: '1h30' },
    ]);
    // Only the volunteer decides whether they want to be asked again.
    const { id: _i, festivalId: _f, createdAt: _c, contactAgain: _a, ...columns } = made;
    expect(volunteerSchema(clock).parse(volunteerFormValues(made, clock, 'fr', [{ id: 7 }, { id: 8 }]))).toEqual({
      ...columns,
      clientKey: null,
    });
  });
});

it.each(['aucune', 'none', 'sans dialogue'])('« %s » under languages asks for none', (typed) => {
  expect(taskSchema.parse({ name: { fr: 'Bar' }, languages: typed }).languages).toEqual([]);
  expect(taskSchema.parse({ name: { fr: 'Bar' }, languages: `${typed}, anglais` }).languages).toEqual(['en']);
});

it('show two people on the form of a volunteer the days and hours of both, and of many the first', () => {
  const clock = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
  const schema = volunteerSchema(clock);
  const slot = (day: string, from = '05:00', until = '18:00') => ({
    startsAt: `2026-06-${day}T${from}`,
    endsAt: `2026-06-${day}T${until}`,
  });
  const base = volunteerOf(1, { name: 'Ada' });
  const current = volunteerOf(1, { name: 'Ada', availabilities: [slot('06', '14:00'), slot('07')] });
  const many = Array.from({ length: 10 }, (_, i) => slot(`${10 + i}`, '09:00', '12:00'));
  const mine = schema.parse(volunteerFormValues({ ...base, availabilities: many }, clock, 'fr'));
  const values = (volunteer: typeof base) => volunteerFormValues(volunteer, clock, 'fr');
  const changed = { ok: false, reason: 'changed', isOwn: false, base, current, by: '', at: '' } as const;
  const { fields } = recordConflict(changed, mine, {
    schema,
    values,
    show: shownOfVolunteer(clock, 'fr', () => () => []),
  });
  const plain = (text: string) => text.replaceAll(/\s/g, ' ');
  expect(fields.map((field) => [field.name, plain(field.theirs)])).toEqual([
    ['availabilities', 'sam. 6 juin, 14 h – 18 h · dim. 7 juin, jusqu’à 18 h'],
  ]);
  const [first, ...others] = plain(fields[0]?.mine ?? '').split(' · ');
  expect([first, others.length, others.at(-1)]).toEqual(['mer. 10 juin, 9 h – 12 h', 8, 'et 2 autres']);
});

describe('two people on the form of a task', () => {
  const conflictOf = (base: Task, current: Task, typed: object) =>
    recordConflict(
      { ok: false, reason: 'changed', isOwn: false, base, current, by: '', at: '' },
      taskSchema.parse({ ...taskFormValues(base, 'fr'), ...typed }),
      {
        schema: taskSchema,
        values: (task: Task) => taskFormValues(task, 'fr'),
        show: (name, value) =>
          shownOfTask('fr', (isTicked) => (isTicked ? 'oui' : 'non'))(name, value) ?? String(value),
      },
    ).fields;

  it('read languages by their names', () => {
    const [base, current] = [taskOf(1), taskOf(1, { languages: ['de'], adultsOnly: true })];
    expect(conflictOf(base, current, { languages: 'anglais, LSF' })).toEqual([
      { name: 'adultsOnly', mine: 'non', theirs: 'oui', isMineUntouched: true },
      {
        name: 'languages',
        mine: 'anglais, langue des signes française',
        theirs: 'allemand',
        isMineUntouched: false,
      },
    ]);
  });

  it('opened before a task had languages show what differs', () => {
    const { languages: _l, ...older } = taskOf(1);
    expect(conflictOf(older as Task, taskOf(1, { languages: ['de'] }), {})).toEqual([
      { name: 'languages', mine: '', theirs: 'allemand', isMineUntouched: true },
    ]);
  });
});

it('names at once all that the form of a volunteer lacks', () => {
  const refused = (values: object) => problems(volunteerSchema(clock).safeParse(values));
  expect(Object.keys(refused({ name: '', consent: 'paper', contact: 'abc' })).sort()).toEqual([
    'consentOn',
    'contact',
    'name',
  ]);
  const hours = [{ day: '', from: '9h', until: 'late' }];
  expect(Object.keys(refused({ name: 'Ana', availabilities: hours })).sort()).toEqual([
    'availabilities.0.day',
    'availabilities.0.until',
  ]);
});
