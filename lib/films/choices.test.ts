import { expect, it } from 'vitest';
import { rightsPresses, rightsStates } from './choices.ts';

it('rightsPresses has every state, with « accordés » first, which Enter presses', () => {
  expect(rightsPresses[0]).toBe('granted');
  expect([...rightsPresses].sort()).toEqual([...rightsStates].sort());
});
