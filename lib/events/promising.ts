import { type Access, saidOfAccess } from '#db/enums.ts';
import type { DraftItem } from '#lib/model/draft.ts';

/** A part that promises this access too, in the order in which they are told. */
export const promising = <T extends Pick<DraftItem, 'access'>>(item: T, access: Access): T =>
  item.access.includes(access)
    ? item
    : {
        ...item,
        access: saidOfAccess.filter((one) => one === access || (one !== `no-${access}` && item.access.includes(one))),
      };
