import { expect, it } from 'vitest';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf } from '#lib/model/draft-testing.ts';
import { consequences } from './consequences.ts';
import type { Held } from './grid-state.ts';

const event = (id: number, startsAt: string) =>
  eventOf(id, { startsAt, rooms: [{ roomId: 1, use: 'main' }], items: [itemOf(id, { minutes: 30 })] });

it('names what follows on the same evening, after midnight too, but not the next morning', () => {
  const evening = event(1, '2026-11-28T21:00');
  const night = event(2, '2026-11-29T00:30');
  const morning = event(3, '2026-11-29T09:00');
  const next = (...events: (typeof evening)[]) => {
    const [lead = evening] = events;
    const held: Held = {
      via: 'keys',
      act: 'move',
      lead: lead.id,
      ids: [lead.id],
      room: 1,
      at: null,
      events: [lead],
      stops: null,
    };
    return consequences(lead, held, indexDraft(draftOf(events))).next?.id ?? null;
  };
  expect(next(evening, night, morning)).toBe(2);
  expect(next(evening, morning)).toBeNull();
  expect(next(night, morning)).toBeNull();
});
