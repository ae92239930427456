import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { manifestOf } from '#lib/offline/manifest.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { PRIVATE, slowDown } from './selection-post.ts';

/** The name of each kind of page behind a secret address. */
const pages = {
  my: (locale: Locale) => messages[locale].selection.title,
  team: (locale: Locale) => messages[locale].shifts.title,
} as const;

/**
 * The manifest a device needs to install a page behind a secret address as an app. `slug` is null
 * for a link that opens nothing; `missing` stands for addresses that never existed.
 */
export const answeringOwnManifest =
  (page: keyof typeof pages, open: (token: string) => { slug: string | null; isMissing: boolean }) =>
  async (request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> => {
    const { token } = await params;
    const opened = open(token);
    await slowDown(request, opened.isMissing);
    const lang = new URL(request.url).searchParams.get('lang');
    const locale = readLocale(lang);
    const released = opened.slug === null ? null : releasedBySlug(opened.slug);
    if (!released)
      return new Response(null, { status: opened.isMissing || opened.slug !== null ? 404 : 410, headers: PRIVATE });
    const own = { title: pages[page](locale), path: sitePaths(locale)[page](token) };
    const headers = { ...PRIVATE, 'Content-Type': 'application/manifest+json; charset=utf-8' };
    return new Response(JSON.stringify(manifestOf(released.document, locale, own)), { headers });
  };
