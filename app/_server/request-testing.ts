import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { createTranslator } from 'next-intl';
import { useContext } from 'react';
import { tokenOfSession } from '#lib/accounts/testing.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Messages, messages } from '#lib/i18n/messages.ts';
import { formats } from '#lib/i18n/translator.ts';
import type { Actor } from '#lib/policy.ts';

/*
 * In tests this stands in for the modules of Next and next-intl that answer only while a server
 * draws a page (`vitest.config.ts`). All tests have the same, so that they can share a process.
 */

type Asking = { locale: Locale; cookies: Map<string, { name: string; value: string }> };
const shared = globalThis as typeof globalThis & { lanterneAsking?: Asking };

/** Who asks, until the end of the file of tests. */
function asking(): Asking {
  shared.lanterneAsking ??= { locale: 'fr', cookies: new Map() };
  return shared.lanterneAsking;
}

/** Whoever asks from now on reads this language. */
export function askIn(locale: Locale): void {
  asking().locale = locale;
}

/** Whoever asks from now on is signed in as `actor` where the database is that which is served. */
export async function askAs(actor: Actor | null): Promise<void> {
  const { cookies } = asking();
  cookies.clear();
  if (!actor) return;
  const { sessionCookieName, sessionSecret } = await import('./actor.ts');
  const { encode } = await import('next-auth/jwt');
  const [name, sid] = [sessionCookieName(), tokenOfSession(actor)];
  const value = await encode({ token: { sid }, secret: sessionSecret() });
  cookies.set(name, { name, value });
}

type Namespace = keyof Messages;
export const getLocale = async () => asking().locale;
export const getMessages = async ({ locale = asking().locale }: { locale?: Locale } = {}) => messages[locale];
export const getTranslations = async (asked: Namespace | { locale?: Locale; namespace: Namespace }) => {
  const { locale = asking().locale, namespace } = typeof asked === 'string' ? { namespace: asked } : asked;
  return createTranslator({ locale, messages: messages[locale], formats, namespace });
};

export const cookies = async () => {
  const { cookies: kept } = asking();
  return {
    get: (name: string) => kept.get(name),
    set: (name: string, value: string) => void kept.set(name, { name, value }),
    delete: (name: string) => void kept.delete(name),
  };
};
export const headers = async () => new Headers();
export const refresh = () => {};
export const usePathname = () => useContext(PathnameContext) ?? '/';
export const useRouter = () => ({});
export const useSearchParams = () => useContext(SearchParamsContext) ?? new URLSearchParams();
export * from 'next/navigation.js';
