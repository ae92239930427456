import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defuse, undefused } from './separated-lines.ts';

describe('a cell for a spreadsheet', () => {
  it.each(['=1+1', '+33 6', '-2', '@sum', '\t=1', '\r=1', '\n=1', '＝1'])('%j is no longer run', (text) => {
    expect(defuse(text)).toBe(`'${text}`);
    expect(undefused(defuse(text))).toBe(text);
  });

  it.each(['', 'Terre rare', '’Round midnight', "'Round midnight", '– à suivre', '3 = 4', ' =1'])(
    '%j stays as it is, both ways',
    (text) => {
      expect(defuse(text)).toBe(text);
      expect(undefused(text)).toBe(text);
    },
  );

  it('is unchanged if it was never defused', () => {
    expect(undefused('=1+1')).toBe('=1+1');
  });

  it('is read back unchanged, apostrophes included', () => {
    expect(undefused(defuse("'=1"))).toBe("'=1");
    const parts = fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\n', 'x', '＝'), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          parts.map((some) => some.join('')),
        ),
        (text) => {
          expect(undefused(defuse(text))).toBe(text);
          expect(defuse(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        },
      ),
      { seed: 6 },
    );
  });
});
