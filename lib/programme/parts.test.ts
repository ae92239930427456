import { describe, expect, it } from 'vitest';
import { publicPartsOf } from './parts.ts';
import { exampleDocument, exampleEvent, exampleItem } from './testing.ts';

const event = (number: number) => {
  const found = exampleDocument().events.find((one) => one.number === number);
  if (!found) throw new Error(`No séance ${number}`);
  return found;
};

describe('partsOf', () => {
  it('names the film and what follows it', () => {
    const parts = publicPartsOf(event(10));
    expect(parts?.main?.film).toBe(4);
    expect(parts?.after.map(({ kind }) => kind)).toEqual(['debate']);
    expect(parts).toMatchObject({ films: 1, unknown: 0 });
  });

  it('counts several films, those that may not be named too, and unknown lengths', () => {
    expect(publicPartsOf(event(12))).toMatchObject({ films: 3, unknown: 2 });
    expect(publicPartsOf(event(12))?.after.map(({ kind }) => kind)).toEqual(['debate']);
  });

  it('returns nothing for a séance of one part whose length is known', () => {
    expect(publicPartsOf(event(11))).toBeNull();
    expect(publicPartsOf(exampleEvent({ number: 1, title: {} }))).toBeNull();
  });

  it('has no main part if there are only debates', () => {
    const items = [exampleItem({ kind: 'debate' }), exampleItem({ kind: 'debate' })];
    expect(publicPartsOf(exampleEvent({ number: 1, title: {}, items }))).toEqual({
      main: null,
      isAlone: false,
      films: 0,
      unknown: 0,
      after: [],
    });
  });
});
