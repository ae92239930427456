import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { boardWords, type DayProps } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { absenceChoices } from '#lib/live/day-posts-schema.ts';
import { publishedDay } from '#lib/live/live-testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { AbsenceQuestion, answersIn } from './absence-question.tsx';

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

type Query = Awaited<DayProps['searchParams']>;

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
