import { gate } from '#app/_server/gate.ts';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { Coordinating } from '#lib/volunteers/mutations.ts';

export type Params = Promise<{ locale: string; festival: string }>;
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** Whose volunteers a page is about, with the proof that its reader coordinates them. Never returns otherwise. */
export async function coordinating(
  params: Params,
): Promise<{ locale: Locale; festival: Coordinating; paths: ReturnType<typeof deskPaths> }> {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'volunteers');
  return { locale, festival, paths: deskPaths(locale, festival.slug) };
}

/** One value of a query, where it was given once. */
export const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
