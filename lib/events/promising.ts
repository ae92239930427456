import { type Access, saidOfAccess } from '#db/enums.ts';
import type { DraftItem } from '#lib/model/draft.ts';

/** Whether something of a séance can promise an access: a break promises none. */
export const canPromise = (items: readonly Pick<DraftItem, 'kind'>[]): boolean =>
  items.some(({ kind }) => kind !== 'break');

/** The parts of a séance, each promising this access too, in the order in which they are told. */
export const promising = <T extends Pick<DraftItem, 'kind' | 'access'>>(items: readonly T[], access: Access): T[] =>
  items.map((item) =>
    item.kind === 'break' || item.access.includes(access)
      ? item
      : {
          ...item,
          access: saidOfAccess.filter((one) => one === access || (one !== `no-${access}` && item.access.includes(one))),
        },
  );
