import { z } from 'zod';
import type { Bilingual } from '#db/columns.ts';
import { bilingualLine, bilingualParagraphs, requiredBilingualLine, requiredLine } from '#lib/i18n/clean-text.ts';
import { bothTyped } from '#lib/i18n/text.ts';
import { recordFields, ticked, webAddress } from '#lib/i18n/typed-values.ts';
import type { DraftPage, DraftPartner } from '#lib/model/draft.ts';

export const MAX_FESTIVAL_PAGES = 30;
/** The longest text of a page, in one language. */
const MAX_PAGE_TEXT = 20_000;

/** What the form of a page posts. Its address is made from its first title and stays. */
export const pageSchema = z.object({
  ...recordFields,
  title: requiredBilingualLine(),
  text: bilingualParagraphs(MAX_PAGE_TEXT),
  isInNavigation: ticked,
  showsPartners: ticked,
});
export type PageInput = z.output<typeof pageSchema>;
export type PageFormValues = z.input<typeof pageSchema>;

/** The pages that most festivals have, offered as a beginning. */
export const pageBeginnings = ['practical', 'festival', 'press', 'partners', 'venues', 'charter'] as const;
export type PageBeginning = (typeof pageBeginnings)[number];

/** What the form of a new page shows. */
export type BegunPage = Pick<DraftPage, 'title' | 'text' | 'isInNavigation' | 'showsPartners'>;

/** A page as its form shows it; `begun` for a new one. */
export const pageFormValues = (page: DraftPage | BegunPage): PageFormValues => ({
  version: 'version' in page ? page.version : 0,
  clientKey: '',
  title: { fr: page.title.fr ?? '', en: page.title.en ?? '' },
  text: { fr: page.text.fr ?? '', en: page.text.en ?? '' },
  isInNavigation: page.isInNavigation,
  showsPartners: page.showsPartners,
});

/** Ids of records in their new order, and those that were shown when it was chosen. */
export const orderSchema = z.object({
  order: z
    .string()
    .default('')
    .transform((typed) => typed.split(',').map(Number))
    .pipe(z.array(z.number().int().positive()).max(1000)),
});

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
