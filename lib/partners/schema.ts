import { z } from 'zod';
import type { Bilingual } from '#db/columns.ts';
import { bilingualLine, requiredLine } from '#lib/i18n/clean-text.ts';
import { bothTyped } from '#lib/i18n/text.ts';
import { recordFields, ticked, webAddress } from '#lib/i18n/typed-values.ts';
import type { DraftPartner } from '#lib/model/draft.ts';

export const MAX_PARTNERS = 100;

/** What the form of a partner posts. */
export const partnerSchema = z.object({
  ...recordFields,
  name: requiredLine(),
  address: webAddress,
  rank: bilingualLine(),
  isAtFoot: ticked,
});
export type PartnerInput = z.output<typeof partnerSchema>;
export type PartnerFormValues = z.input<typeof partnerSchema>;

/** A partner as its form shows it. For a new one, the rank is that of `like`. */
export const partnerFormValues = (partner: DraftPartner | null, like?: DraftPartner): PartnerFormValues => {
  const { rank = {}, isAtFoot = false } = partner ?? like ?? {};
  return {
    version: partner?.version ?? 0,
    clientKey: '',
    name: partner?.name ?? '',
    address: partner?.address ?? '',
    rank: bothTyped(rank),
    isAtFoot,
  };
};

/**
 * Partners grouped by rank, in the order in which the ranks first occur. Ranks with the same words
 * in both languages are the same.
 */
export function byRank<T extends { readonly rank: Bilingual }>(
  partners: readonly T[],
): { rank: Bilingual; partners: T[] }[] {
  const ranks = new Map<string, { rank: Bilingual; partners: T[] }>();
  for (const partner of partners) {
    const { rank } = partner;
    const key = JSON.stringify([rank.fr, rank.en].map((words) => words?.toLocaleLowerCase()));
    const known = ranks.get(key);
    if (known) known.partners.push(partner);
    else ranks.set(key, { rank, partners: [partner] });
  }
  return [...ranks.values()];
}
