import { z } from 'zod';
import { bilingualParagraphs, requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import { recordFields, ticked } from '#lib/i18n/typed-values.ts';
import type { DraftPage } from '#lib/model/draft.ts';

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
