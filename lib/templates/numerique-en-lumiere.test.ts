import { describe, expect, it } from 'vitest';
import { isEmpty } from '#lib/i18n/text.ts';
import { numeriqueEnLumiere as template } from './numerique-en-lumiere.ts';
import { proposedChoices, seancesOf } from './seances.ts';

const everything = { ...proposedChoices(template), withFilms: true, withPeople: true };
const film = (id: string) => template.items.find((item) => item.id === id)?.film;

describe('the template Numérique En Lumière', () => {
  it('has ten items, eleven with the discussions, and one more offered unticked', () => {
    const ticked = template.items.filter((item) => !item.isOptional);
    expect(ticked).toHaveLength(10);
    expect(ticked.length + ticked.filter((item) => item.followedBy).length).toBe(11);
    expect(template.items.filter((item) => item.isOptional).map((item) => item.id)).toEqual(['litio']);
  });

  it('makes seven séances with the four films as one, ten with them apart', () => {
    expect(seancesOf(template, everything, 'fr').plan.events).toHaveLength(7);
    expect(seancesOf(template, { ...everything, isSplit: true }, 'fr').plan.events).toHaveLength(10);
  });

  it('invents nothing: what nobody states stays unknown', () => {
    expect(film('apple-betrayal')).toEqual({ originalTitle: expect.any(String), title: {}, minutes: null });
    const saidOf = (id: string, columns: readonly string[]) => columns.filter((column) => film(id)?.[column as 'year']);
    expect(saidOf('behind-the-screen', ['minutes', 'directors', 'year', 'synopsis'])).toEqual([]);
    expect(saidOf('forged-in-silence', ['directors', 'countries'])).toEqual([]);
    expect(saidOf('litio', ['year'])).toEqual([]);
    const { plan } = seancesOf(template, everything, 'fr');
    expect(plan.films.flatMap(({ versions }) => versions)).toEqual([]);
    const stated = plan.events.flatMap(({ items }) => items).filter(({ kind }) => kind === 'talk' || kind === 'show');
    expect(stated.map(({ minutes }) => minutes)).toEqual([null, null, null, null]);
  });

  it('has a synopsis in both languages where the film is established and has subjects, and no other', () => {
    const written = template.items.filter(({ film: f }) => f && !isEmpty(f.synopsis));
    expect(written.map(({ id }) => id)).toEqual([
      'sang-boue',
      'sacrifies-ia',
      'forged-in-silence',
      'death-by-design',
      'litio',
    ]);
    expect(written.filter(({ film: f }) => !f?.synopsis?.fr || !f.synopsis.en)).toEqual([]);
  });

  it('names the people whose part is established, and the likely one only in a note', () => {
    const { plan } = seancesOf(template, everything, 'fr');
    expect(plan.people.map(({ name }) => name)).toEqual(['Audrey Vernon', 'Juan Pablo Gutierrez', 'Mathilde Pousseo']);
    expect(plan.events.filter(({ teamNotes }) => teamNotes.includes('Agnès Crepet'))).toHaveLength(1);
    const { teamNotes: _, ...rest } = plan.events[5] ?? { teamNotes: '' };
    expect(JSON.stringify(rest)).not.toContain('Crepet');
  });

  it('takes kinds, themes and lengths alone when neither films nor people are wanted', () => {
    const { plan } = seancesOf(template, proposedChoices(template), 'fr');
    expect(plan).toMatchObject({ films: [], people: [] });
    expect(plan.events.map(({ title }) => title.fr)).toEqual([
      'Projection – Extraction minière',
      'Projection – Travail de la donnée',
      'Quatre films – Transformation des métaux, Fabrication, Fin de vie',
      'Spectacle – Pouvoir et richesse',
      'Intervention – Extraction minière',
      'Intervention – Fabrication',
      'Intervention – Toute la chaîne',
    ]);
    const kept = JSON.stringify(plan);
    for (const name of ['Leynaud', 'sang', 'Vernon', 'Gutierrez', 'Fairphone', 'Pousseo', 'Crepet']) {
      expect(kept).not.toContain(name);
    }
  });

  it('carries nothing of who organises the real festival, why and where', () => {
    const kept = JSON.stringify(template);
    for (const word of ['Point de M', 'Pajol', 'Sarraute', '2025', 'droits humains']) expect(kept).not.toContain(word);
  });
});
