import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { FormProvider, useForm } from 'react-hook-form';
import { expect, it } from 'vitest';
import type { SaidOfAccess } from '#db/enums.ts';
import { type FormChoices, formChoices } from '#lib/events/form-choices.ts';
import { accessValues, type EventFormValues, emptyEvent, emptyItem } from '#lib/events/form-values.ts';
import { messages } from '#lib/i18n/messages.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, filmOf, roomOf, versionOf } from '#lib/model/draft-testing.ts';
import { AccessFields, PartAccess } from './access.tsx';
import { FormContext } from './form-context.ts';

const draft = draftOf([], {
  rooms: [roomOf(1, { name: { fr: 'Lumière' }, abilities: ['loop'], lacks: ['wheelchair'] })],
  films: [filmOf(1, { originalTitle: 'Cora', versions: [versionOf(10, 1, { sdh: true })] })],
});
const choices: FormChoices = formChoices(indexDraft(draft), 'fr');

function Form({ values, isLive, part }: { values: EventFormValues; isLive: boolean; part?: number }) {
  const form = useForm({ defaultValues: values });
  const links = { newFilm: '', newPerson: '' };
  return (
    <FormContext value={{ locale: 'fr', choices, initial: values, refused: {}, isLive, links }}>
      <FormProvider {...form}>
        {part === undefined ? (
          <AccessFields />
        ) : (
          <PartAccess place={part} isSpare={false} film={part === 0 ? choices.films[0] : undefined} />
        )}
      </FormProvider>
    </FormContext>
  );
}

const { events, terms, fields } = messages.fr;
const drawn = (said: SaidOfAccess[][], { isLive = true, part }: { isLive?: boolean; part?: number } = {}) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ events, terms, fields }}>
      <Form
        isLive={isLive}
        {...(part !== undefined && { part })}
        values={emptyEvent({
          rooms: [{ room: '1', use: 'main' }],
          items: said.map((one, i) => ({
            ...emptyItem(`i${i + 1}`, i === 0 ? 'film' : 'debate'),
            ...(i === 0 && { film: '1', version: '10' }),
            access: accessValues(one),
          })),
        })}
      />
    </NextIntlClientProvider>,
  );
const summary = (...said: SaidOfAccess[][]) => /<span class="fold-set">(.*?)<\/span>/.exec(drawn(said))?.[1];

it('the form of a séance shows its access, and where each statement comes from', () => {
  const room = 'de la salle « Lumière » : boucle magnétique, sans accès fauteuil';
  expect(summary([])).toBe(`${room}\u00A0· de la copie : sous-titres SME`);
  expect(summary(['no-sdh', 'lsf', 'wheelchair'])).toBe(
    'de la salle « Lumière » : boucle magnétique\u00A0· dit ici : LSF, sans sous-titres SME, accès fauteuil',
  );
  expect(summary([], ['no-loop'])).toBe(
    'de la salle « Lumière » : boucle magnétique (Cora), sans accès fauteuil\u00A0· de la copie : sous-titres SME (Cora)\u00A0· dit ici : sans boucle magnétique (Débat)',
  );
});

it('one choice applies to all parts, and says so where they differ', () => {
  const chosen = (html: string) => [...html.matchAll(/selected="">([^<]*)/g)].map(([, words]) => words);
  expect(new Set(chosen(drawn([[], []])))).toEqual(new Set(['Rien de dit ici']));
  expect(chosen(drawn([['no-loop'], ['no-loop', 'lsf']])).filter((words) => words !== 'Rien de dit ici')).toEqual([
    'Selon les éléments',
    'Non, pas cette fois',
  ]);
});

it('a part shows the access of its room and copy, and posts its own without a script', () => {
  const html = drawn([['no-loop']], { isLive: false, part: 0 });
  for (const words of ['Oui, de la salle « Lumière »', 'Non, d’après la salle « Lumière »', 'Oui, de la copie'])
    expect(html).toContain(words);
  expect(html).toMatch(/name="items\.0\.access\.loop".*?<option value="no" selected="">/);
  expect(html).toContain('name="items.0.access.lsf"');
});
