import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { readFormData } from '#app/_server/form-data.ts';
import { boardWords, type TodayScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Absence } from '#lib/live/day-act-changes.ts';
import { absenceChoices, dayActSchema } from '#lib/live/day-posts-schema.ts';
import { publishedDay } from '#lib/live/live-testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { AbsenceQuestion, actOf, answersIn, hourIn, postedOf } from './absence-question.tsx';

const absence = {
  presence: 1,
  event: 1001,
  title: { fr: 'S1' },
  startsAt: '2026-06-06T09:00',
  rooms: [],
  item: null,
  itemKind: null,
  itemTitle: {},
  role: 'speaker',
  how: 'in-person',
  others: 0,
  choices: absenceChoices,
} as const;

type Query = TodayScene['query'];

/** The question as it is drawn; of the festival's people only the first `people` are there. */
function asked(query: Query, { people, locale = 'fr' }: { people: number; locale?: Locale }) {
  const { db, day } = publishedDay();
  const draft = loadDraft(day.id, db);
  const index = indexDraft({ ...draft, people: draft.people.slice(0, people) });
  const [answer] = answersIn(query, [absence], { dayStartsAt: '05:00', day: '2026-06-06' });
  const scene = { words: boardWords(locale), locale, festival: day, query };
  const person = draft.people[0]?.id ?? 0;
  const props = { scene, absence, answer, index, person };
  const page = renderToStaticMarkup(<AbsenceQuestion {...props} />).replaceAll('\u00a0', ' ');
  return { page, hour: /<input[^>]*name="at-1"[^>]*>/.exec(page)?.[0] ?? '' };
}

it('asks for the hour in a field of text, written as the desk writes it in its language', () => {
  const moved = { 'choice-1': 'moved', 'at-1': '9:30 pm' };
  const [french, english] = (['fr', 'en'] as const).map((locale) => asked(moved, { people: 2, locale }).hour);
  expect(french).toContain('type="text"');
  expect(french).toContain('value="21h30"');
  expect(english).toContain('value="21:30"');
});

it('keeps an hour that cannot be read, with a sentence', () => {
  const { page, hour } = asked({ 'choice-1': 'moved', 'at-1': 'vers 21' }, { people: 2 });
  expect(hour).toContain('value="vers 21"');
  expect(hour).toContain('aria-invalid="true"');
  expect(page).toContain('Une heure, par exemple 20h30.');
});

it('offers everybody but the absent person, and where nobody else is there says how to add somebody', () => {
  const some = asked({}, { people: 2 }).page;
  const by = /<select[^>]*name="by-1".*?<\/select>/s.exec(some)?.[0] ?? '';
  expect(by.match(/<option value="\d+">/g)).toHaveLength(1);
  const alone = asked({}, { people: 1 }).page;
  expect(alone).not.toContain('name="by-1"');
  expect(alone).toContain('Personne d’autre n’est dans ce festival. Ajoutez d’abord qui remplace, puis revenez ici.');
  expect(alone).toMatch(/<a [^>]*href="[^"]*\/people\/new"[^>]*>Ajouter une personne<\/a>/);
});

const absenceOf = (presence: number, own: Partial<Absence> = {}): Absence => ({
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
const byVideo = absenceOf(2, { how: 'video', choices: absenceChoices.filter((choice) => choice !== 'video') });
const festival = { dayStartsAt: '05:00', day: '2026-11-28' };

it('by default answers by video where possible, else without the person', () => {
  const answers = answersIn({ 'choice-2': 'video' }, [absenceOf(1), byVideo], festival);
  expect(answers.map(({ presence, choice }) => [presence, choice])).toEqual([
    [1, 'video'],
    [2, 'without'],
  ]);
});

it('by default leaves the other days as planned', () => {
  const tomorrow = absenceOf(2, { startsAt: '2026-11-29T14:00' });
  // After midnight it is still the evening of the 28th.
  const late = absenceOf(3, { startsAt: '2026-11-29T00:30' });
  const chosen = (query: Record<string, string>, of = festival) =>
    answersIn(query, [absenceOf(1), tomorrow, late], of).map(({ choice }) => choice);
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
  expect(answersIn(query, [absenceOf(1), byVideo], festival)).toEqual([
    { presence: 1, choice: 'moved', by: null, startsAt: '2026-11-29T00:15', room: 7 },
    { presence: 2, choice: 'replaced', by: 3, startsAt: null, room: null },
  ]);
  const odd = { 'choice-1': 'moved', 'at-1': '25:99', 'room-1': '-1' };
  expect(answersIn(odd, [absenceOf(1)], festival)).toEqual([
    { presence: 1, choice: 'moved', by: null, startsAt: null, room: null },
  ]);
});

it('reads an hour as people type it, and says which it cannot read', () => {
  const moved = (at: string) => ({ 'choice-1': 'moved', 'at-1': at });
  const hours = ['21h', '21:00', '9 pm', '0h15'].map(
    (at) => answersIn(moved(at), [absenceOf(1)], festival)[0]?.startsAt,
  );
  expect(hours).toEqual(['2026-11-28T21:00', '2026-11-28T21:00', '2026-11-28T21:00', '2026-11-29T00:15']);
  expect(hourIn(moved(' vers 21 '), 1)).toEqual({ typed: 'vers 21', hour: null, isUnread: true });
  expect(
    [{}, moved(''), moved('21h'), { ...moved('x'), 'choice-1': 'video' }].map((one) => hourIn(one, 1).isUnread),
  ).toEqual([false, false, false, false]);
});

it('posts the chosen answers', () => {
  const act = actOf(9, answersIn({ 'choice-1': 'moved', 'at-1': '22:00' }, [absenceOf(1), byVideo], festival));
  const form = new FormData();
  for (const [name, value] of Object.entries(postedOf(act))) form.append(name, String(value));
  expect(dayActSchema.parse(readFormData(form).act)).toEqual(act);
});
