import { expect, it } from 'vitest';
import { rightsStates } from '#db/enums.ts';
import { rightsPresses } from './rights-presses.ts';

it('is every state, with « accordés » first, which Enter presses', () => {
  expect(rightsPresses[0]).toBe('granted');
  expect([...rightsPresses].sort()).toEqual([...rightsStates].sort());
});
