import { describe, expect, it } from 'vitest';
import { workingFestival } from '#lib/history/testing.ts';
import { facetNames } from './facets.ts';
import { emptyEvent, formValuesOf } from './form-values.ts';
import { fieldsOfFacet, postedValues } from './posted-values.ts';
import { readEvent } from './root.ts';

describe('postedValues', () => {
  it('draws a refused form again as it was posted', () => {
    const { db, made, festival } = workingFestival('schedule', { events: 8 });
    for (const id of made.eventIds) {
      const event = readEvent(db, festival.id, id);
      if (!event) throw new Error('gone');
      const values = formValuesOf(event, festival.dayStartsAt);
      // A native form posts `on` for a ticked box and nothing for the others.
      const posted = JSON.parse(JSON.stringify(values, (_, value) => (value === true ? 'on' : value || undefined)));
      expect(JSON.parse(JSON.stringify(postedValues(posted)))).toMatchObject(
        JSON.parse(JSON.stringify({ ...values, timeIsConfirmed: false })),
      );
    }
  });

  it('keeps the positions of rows and which were removed, and drops spare ones at the end', () => {
    const { items } = postedValues({
      items: [
        { kind: '', position: '10' },
        { kind: 'talk', position: '5', remove: 'on' },
        { kind: '', position: '30' },
      ],
    });
    expect(items.map(({ kind, position, remove }) => [kind, position, remove])).toEqual([
      ['', '10', false],
      ['talk', '5', true],
    ]);
  });

  it('accepts anything that was posted', () => {
    expect(postedValues({})).toEqual({ ...emptyEvent(), version: '', kind: '', admission: '', visibility: '' });
    expect(postedValues({ title: 'x', rooms: 'x', items: { a: 1 }, people: [null, 'x'] }).people).toEqual([]);
  });
});

it('every field that two people can change is in the form', () => {
  const form = Object.keys(emptyEvent());
  for (const facet of facetNames)
    for (const field of fieldsOfFacet[facet] ?? [facet.split('.')[0] ?? '']) expect(form).toContain(field);
});
