import { expect, it } from 'vitest';
import { readFormData } from '#app/_server/form-data.ts';
import type { Absence } from '#lib/live/day-act-changes.ts';
import { absenceChoices, dayActSchema } from '#lib/live/day-posts-schema.ts';
import { actOf, answersIn, hourIn, postedOf } from './absence-question.tsx';

const absence = (presence: number, own: Partial<Absence> = {}): Absence => ({
  presence,
  event: 1,
  title: {},
  startsAt: '2026-11-28T23:30',
  rooms: [],
  item: null,
  itemKind: null,
  itemTitle: {},
  role: 'speaker',
  how: 'in-person',
  others: 0,
  choices: absenceChoices,
  ...own,
});
const byVideo = absence(2, { how: 'video', choices: absenceChoices.filter((choice) => choice !== 'video') });
const festival = { dayStartsAt: '05:00', day: '2026-11-28' };

it('by default answers by video where possible, else without the person', () => {
  const answers = answersIn({ 'choice-2': 'video' }, [absence(1), byVideo], festival);
  expect(answers.map(({ presence, choice }) => [presence, choice])).toEqual([
    [1, 'video'],
    [2, 'without'],
  ]);
});

it('by default leaves the other days as planned', () => {
  const tomorrow = absence(2, { startsAt: '2026-11-29T14:00' });
  // After midnight it is still the evening of the 28th.
  const late = absence(3, { startsAt: '2026-11-29T00:30' });
  const chosen = (query: Record<string, string>, of = festival) =>
    answersIn(query, [absence(1), tomorrow, late], of).map(({ choice }) => choice);
  expect(chosen({})).toEqual(['video', 'as-planned', 'video']);
  expect(chosen({ 'choice-2': 'without' })).toEqual(['video', 'without', 'video']);
  expect(chosen({}, { ...festival, day: '2026-11-29' })).toEqual(['as-planned', 'video', 'as-planned']);
});

it('counts an hour after midnight to the evening of the séance, and ignores what does not belong to the answer', () => {
  const query = {
    'choice-1': 'moved',
    'at-1': '00:15',
    'room-1': '7',
    'by-1': '3',
    'choice-2': 'replaced',
    'by-2': '3',
    'at-2': '10:00',
  };
  expect(answersIn(query, [absence(1), byVideo], festival)).toEqual([
    { presence: 1, choice: 'moved', by: null, startsAt: '2026-11-29T00:15', room: 7 },
    { presence: 2, choice: 'replaced', by: 3, startsAt: null, room: null },
  ]);
  const odd = { 'choice-1': 'moved', 'at-1': '25:99', 'room-1': '-1' };
  expect(answersIn(odd, [absence(1)], festival)).toEqual([
    { presence: 1, choice: 'moved', by: null, startsAt: null, room: null },
  ]);
});

it('reads an hour as people type it, and says which it cannot read', () => {
  const moved = (at: string) => ({ 'choice-1': 'moved', 'at-1': at });
  const hours = ['21h', '21:00', '9 pm', '0h15'].map((at) => answersIn(moved(at), [absence(1)], festival)[0]?.startsAt);
  expect(hours).toEqual(['2026-11-28T21:00', '2026-11-28T21:00', '2026-11-28T21:00', '2026-11-29T00:15']);
  expect(hourIn(moved(' vers 21 '), 1)).toEqual({ typed: 'vers 21', hour: null, isUnread: true });
  expect(
    [{}, moved(''), moved('21h'), { ...moved('x'), 'choice-1': 'video' }].map((one) => hourIn(one, 1).isUnread),
  ).toEqual([false, false, false, false]);
});

it('posts the chosen answers', () => {
  const act = actOf(9, answersIn({ 'choice-1': 'moved', 'at-1': '22:00' }, [absence(1), byVideo], festival));
  const form = new FormData();
  for (const [name, value] of Object.entries(postedOf(act))) form.append(name, String(value));
  expect(dayActSchema.parse(readFormData(form).act)).toEqual(act);
});
