import { getRequestConfig } from 'next-intl/server';
import { readLocale } from './locale.ts';
import { formats } from './translator.ts';
import { typesetMessages } from './typeset-messages.ts';

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = readLocale(requested);
  // Dates and times are formatted by lib/time only; UTC is given here to avoid the library's
  // warning.
  return { locale, messages: typesetMessages(locale), formats, timeZone: 'UTC' };
});
