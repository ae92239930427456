import { expect, it } from 'vitest';
import type { DraftPicture } from '#lib/model/draft.ts';
import { picturesLeftToSettle } from './ground.ts';

const picture = (id: number, said: Partial<DraftPicture> = {}) =>
  ({
    id,
    alt: { fr: 'Une rue' },
    givenBy: 'Le distributeur',
    purposes: ['site'],
    until: null,
    ...said,
  }) as DraftPicture;

it('counts pictures without a text, without a permission, and with one that ends within thirty days', () => {
  const pictures = [
    picture(1),
    picture(2, { alt: { fr: '' } }),
    picture(3, { givenBy: '' }),
    picture(4, { purposes: [], alt: {} }),
    picture(5, { until: '2026-05-30' }),
    picture(6, { until: '2026-05-31' }),
    // On its last day; and one that has ended, which is no ground any more.
    picture(7, { until: '2026-04-30' }),
    picture(8, { until: '2026-04-29' }),
    // Without a ground nothing can end.
    picture(9, { givenBy: '', until: '2026-05-02' }),
  ];
  const left = picturesLeftToSettle(pictures, '2026-04-30');
  const ids = (of: keyof typeof left) => left[of].map(({ id }) => id);
  expect([ids('alt'), ids('ground'), ids('ending')]).toEqual([
    [2, 4],
    [3, 4, 8, 9],
    [5, 7],
  ]);
});
