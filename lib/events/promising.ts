import { type Access, saidOfAccess } from '#db/enums.ts';
import type { DraftItem } from '#lib/model/draft.ts';

/** Whether a séance has a part that can promise an access: a break cannot. */
export const canPromise = (items: readonly Pick<DraftItem, 'kind'>[]): boolean =>
  items.some(({ kind }) => kind !== 'break');

/** The parts of a séance, each with this access added to its promises, in the usual order. */
export const promising = <T extends Pick<DraftItem, 'kind' | 'access'>>(items: readonly T[], access: Access): T[] =>
  items.map((item) =>
    item.kind === 'break' || item.access.includes(access)
      ? item
      : {
          ...item,
          access: saidOfAccess.filter((one) => one === access || (one !== `no-${access}` && item.access.includes(one))),
        },
  );
