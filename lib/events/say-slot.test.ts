import { expect, it } from 'vitest';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { saySlot } from './say-slot.ts';
import type { Slot } from './slots.ts';
import type { Warning } from './warning.ts';

const said = (locale: Locale, reason: Slot['reason']) =>
  saySlot(
    translator(locale, 'grid') as never,
    { reason },
    {
      locale,
      touch: ({ code }) => code,
      titleOf: (id) => `#${id}`,
    },
  ).replace(/[\u00A0\u202F]/g, ' ');
const touch = (code: string) => ({ code }) as Warning;

it('a slot is explained by what it touches, else by the room around it', () => {
  const alone = { touches: [], before: null, after: null };
  const between = { touches: [], before: { eventId: 1, minutes: 0 }, after: { eventId: 2, minutes: 75 } };
  const three = { ...alone, touches: ['a', 'b', 'c'].map(touch) };
  expect([said('fr', alone), said('fr', between), said('fr', three)]).toEqual([
    'rien d’autre dans cette salle ce jour-là',
    'rien ne gêne, juste après #1, 1 h 15 avant #2',
    'a, b et 1 autre alerte',
  ]);
  expect([said('en', alone), said('en', between), said('en', three)]).toEqual([
    'nothing else in this room that day',
    'nothing in the way, right after #1, 1 h 15 min before #2',
    'a, b and 1 other warning',
  ]);
});
