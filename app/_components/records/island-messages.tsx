import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Messages } from '#lib/i18n/messages.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';

/** The messages that every form and table of records needs. */
const ALWAYS = ['common', 'conflict', 'fields', 'records'] as const;

/**
 * Passes these messages to the client components below: those of every record, and the named ones.
 * The whole catalogue is never sent.
 */
export function IslandMessages({
  locale,
  also = [],
  children,
}: {
  locale: Locale;
  also?: readonly (keyof Messages)[];
  children: ReactNode;
}) {
  const all = typesetMessages(locale);
  const picked = Object.fromEntries([...ALWAYS, ...also].map((namespace) => [namespace, all[namespace]]));
  return (
    <NextIntlClientProvider locale={locale} messages={picked}>
      {children}
    </NextIntlClientProvider>
  );
}
