import { expect, it } from 'vitest';
import { localPath } from './next-path.ts';

it.each(['/fr/organise/mon-festival/events/12', '/en/account', '/fr/organise/x?day=2026-11-28#e12'])(
  'leads back to %s',
  (path) => {
    expect(localPath(path)).toBe(path);
  },
);

it.each([
  ['another host', '//evil.example'],
  ['another host by a backslash', '/\\evil.example'],
  ['another host by a tab', '/\t/evil.example'],
  ['a full address', 'https://evil.example/fr'],
  ['a script', 'javascript:alert(1)'],
  ['a path that climbs', '/fr/../../x'],
  ['an empty path', ''],
  ['the sign-in page itself', '/fr/sign-in?next=/fr/sign-in'],
  ['an address of the machine', '/api/auth/signout'],
  ['two values', ['/fr', '/en']],
  ['nothing', undefined],
  ['a path without end', `/${'a'.repeat(500)}`],
])('never leads to %s', (_, path) => {
  expect(localPath(path)).toBeNull();
});
