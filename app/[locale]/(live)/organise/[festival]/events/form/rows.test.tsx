import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { FormProvider, useForm } from 'react-hook-form';
import { expect, it } from 'vitest';
import { formChoices } from '#lib/events/form-choices.ts';
import { emptyEvent, emptyItem, emptyPerson } from '#lib/events/form-values.ts';
import { messages } from '#lib/i18n/messages.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, personOf } from '#lib/model/draft-testing.ts';
import { FormContext } from './form-context.ts';
import { Items } from './items.tsx';
import { People } from './people.tsx';
import { Links, TeamNotes } from './what.tsx';
import { WishFields } from './when.tsx';

const MANY = Array.from({ length: 300 }, (_, i) => i + 1);
const values = emptyEvent({ day: '', time: '', rooms: [] });

type Given = { wished: string; count: number; guests: readonly string[]; isReadOnly: boolean };
/**
 * The parts of the form that choose among séances, films and people, with `count` of each; one part
 * shows film 7.
 */
function Form({ isLive, wished, count, guests, isReadOnly }: Given & { isLive: boolean }) {
  const some = MANY.slice(0, count);
  const draft = draftOf(
    some.map((id) => eventOf(id, {})),
    { films: some.map((id) => filmOf(id, {})), people: some.map((id) => personOf(id, {})) },
  );
  const initial = {
    ...values,
    items: [{ ...emptyItem('i1', 'film'), film: '7' }],
    people: guests.map((person) => ({ ...emptyPerson(`p${person}`), person })),
    wishes: { ...values.wishes, after: wished },
  };
  const form = useForm({ defaultValues: initial });
  return (
    <FormContext
      value={{
        locale: 'fr',
        choices: formChoices(indexDraft(draft), 'fr'),
        initial,
        refused: {},
        isLive,
        isReadOnly,
        links: { newFilm: '', newPerson: '' },
      }}
    >
      <FormProvider {...form}>
        <Items />
        <People />
        <WishFields />
        <Links />
        <TeamNotes />
      </FormProvider>
    </FormContext>
  );
}

const { events, terms, fields, records, common } = messages.fr;
const drawn = (isLive: boolean, { wished = '', count = 300, guests = [], isReadOnly = false }: Partial<Given> = {}) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ events, terms, fields, records, common }}>
      <Form isLive={isLive} wished={wished} count={count} guests={guests} isReadOnly={isReadOnly} />
    </NextIntlClientProvider>,
  );
const optionsIn = (html: string) => html.split('<option').length - 1;
const withScript = (html: string) => html.replace(/<noscript>.*?<\/noscript>/gs, '');

it('draws thousands of options only where there is no script, until somebody opens the list', () => {
  const served = drawn(false);
  // A part and three spare ones with every film, two people, and three wishes.
  expect(optionsIn(served)).toBeGreaterThan(4 * 300 + 2 * 300 + 3 * 300);
  expect(optionsIn(withScript(served))).toBeLessThan(60);
  expect(optionsIn(drawn(true))).toBeLessThan(60);
});

it.each(['wishes.after', 'items.0.film'])(
  'draws only the chosen one of %s, and posts it before a script runs',
  (name) => {
    const choice = (html: string) => html.match(new RegExp(`<select[^>]* name="${name}".*?</select>`, 's'))?.[0] ?? '';
    const live = choice(drawn(true, { wished: '7' }));
    expect(optionsIn(live)).toBe(2);
    expect(live).toContain('<option value="7" selected="">');
    const served = drawn(false, { wished: '7' });
    expect(choice(withScript(served))).toBe('');
    expect(withScript(served)).toContain(`<input type="hidden" name="${name}" value="7"/>`);
    // Of two fields with the same name the last counts, so without a script the full list counts.
    const whole = choice(served);
    expect(optionsIn(whole)).toBe(301);
    expect(served.indexOf(whole)).toBeGreaterThan(served.indexOf(`<input type="hidden" name="${name}"`));
    expect(optionsIn(choice(drawn(true, { wished: '7', count: 10 })))).toBe(11);
  },
);

it('names in each box « Retirer » what it takes away, where there is no script', () => {
  const named = [...drawn(false, { guests: ['1', '2'] }).matchAll(/<input type="checkbox"[^>]*\.remove"[^>]*>/g)].map(
    ([box]) => /aria-label="([^"]*)"/.exec(box)?.[1],
  );
  expect(named).toHaveLength(3);
  expect(new Set(named).size).toBe(3);
  for (const name of named) expect(name).toMatch(/^Retirer : ./);
});

it.each(['links', 'team'] as const)('leaves out %s that are empty, where nobody can add any', (part) => {
  const isThere = (isReadOnly: boolean) => drawn(true, { isReadOnly }).includes(events.form.sections[part]);
  expect([isThere(false), isThere(true)]).toEqual([true, false]);
});

it('says how long a part is with its unit, where it cannot be typed', () => {
  const field = 'name="items.0.minutes"';
  expect(drawn(true)).toContain(field);
  const read = drawn(true, { isReadOnly: true });
  expect(read).not.toContain(field);
  expect(read).toMatch(/<span class="num"><time[^>]*>.*?90\smin/);
});
