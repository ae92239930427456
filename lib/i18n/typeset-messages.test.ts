import { createTranslator } from 'use-intl/core';
import { expect, it } from 'vitest';
import { locales } from './locale.ts';
import { type Messages, messages } from './messages.ts';
import { typesetMessages } from './typeset-messages.ts';

const flat = (tree: object, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' ? flat(value, `${prefix}${key}.`) : [[prefix + key, String(value)] as [string, string]],
  );

/** Every argument is a number, so that each message can be formatted without knowing it. */
const anything = new Proxy(
  {},
  {
    get: () => 2,
    has: () => true,
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 2 }),
  },
);

it('lets no French question mark begin a line', () => {
  expect(typesetMessages('fr').accounts.invitation.notYou).toContain('\u202f?');
});

it.each(locales)('keeps every %s sentence valid for its parser', (locale) => {
  const unreadable: string[] = [];
  for (const namespace of Object.keys(messages[locale]) as (keyof Messages)[]) {
    const t = createTranslator({
      locale,
      messages: typesetMessages(locale) as Record<string, object>,
      namespace,
      onError: (error) => unreadable.push(error.message),
    });
    for (const [key] of flat(messages[locale][namespace])) t(key as never, anything as never);
  }
  expect(unreadable.filter((message) => message.includes('INVALID_MESSAGE'))).toEqual([]);
});
