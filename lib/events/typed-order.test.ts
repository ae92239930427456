import { describe, expect, it } from 'vitest';
import { loadDraft } from '#lib/draft/queries.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { festivalDates } from './festival-dates.ts';
import { formChoices } from './form-choices.ts';
import { emptyEvent, emptyItem, formValuesOf } from './form-values.ts';
import { readEvent } from './root.ts';
import { runningOrderOf } from './running-order.ts';
import { orderIndexOf, typedOrder } from './typed-order.ts';

const { db, made, festival } = workingFestival('schedule', { events: 20 });
const index = indexDraft(loadDraft(festival.id, db));

describe('typedOrder', () => {
  it('adds up to what the saved séance adds up to', () => {
    const choices = orderIndexOf(formChoices(index, 'fr'));
    for (const id of made.eventIds) {
      const root = readEvent(db, festival.id, id);
      if (!root) throw new Error('gone');
      const typed = runningOrderOf(typedOrder(formValuesOf(root, festival.dayStartsAt), festival), choices);
      const places = new Map(root.items.map((item, place) => [item.id, place]));
      const saved = runningOrderOf(root, index);
      const place = (itemId: number) => places.get(itemId) ?? -1;
      expect(typed).toEqual({
        ...saved,
        items: saved.items.map((item) => ({ ...item, itemId: place(item.itemId) })),
        elastic: saved.elastic && { ...saved.elastic, itemId: place(saved.elastic.itemId) },
      });
    }
  });

  it('counts what cannot be read yet as empty', () => {
    const values = emptyEvent({
      day: '2026-06-06',
      time: '20h3',
      capacity: 'beaucoup',
      items: [
        { ...emptyItem('n1', 'talk'), minutes: '1h' },
        { ...emptyItem('n2', 'debate'), minutes: '9x' },
        emptyItem('n3'),
      ],
    });
    expect(typedOrder(values, festival)).toMatchObject({
      startsAt: null,
      capacity: null,
      items: [
        { id: 0, kind: 'talk', minutes: 60 },
        { id: 1, kind: 'debate', minutes: null },
      ],
    });
  });
});

it('offers every date of the festival, and the one a séance stands on though the festival has left it', () => {
  expect(festivalDates(index)).toEqual(['2026-06-06', '2026-06-07']);
  expect(festivalDates(index, '2026-06-01')).toEqual(['2026-06-01', '2026-06-06', '2026-06-07']);
});
