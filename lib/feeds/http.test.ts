import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Encoding,
  encodings,
  httpDate,
  isNotModified,
  KeptBytes,
  matchesEtag,
  negotiateEncoding,
} from './http.ts';

describe('negotiateEncoding', () => {
  it.each<[string | null, Encoding]>([
    [null, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['GZip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0.001', 'gzip'],
    ['deflate', 'deflate'],
    ['identity', 'identity'],
    ['identity, gzip', 'gzip'],
    ['identity;q=1, gzip;q=0.5', 'identity'],
    ['gzip;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0.5, br;q=0', 'gzip'],
    ['*;q=0', 'identity'],
    // Nothing is acceptable, so it is sent uncompressed.
    ['*;q=0, identity;q=0', 'identity'],
    ['gzip ; q = 0.8', 'gzip'],
    ['zstd', 'identity'],
    ['gzip;q=high', 'identity'],
    ['gzip;q=2', 'identity'],
    ['gzip;q=-1', 'identity'],
    [';;;,,,=;q=', 'identity'],
    ['gzip,'.repeat(2000), 'identity'],
  ])('%j takes %s', (header, expected) => {
    expect(negotiateEncoding(header)).toBe(expected);
  });

  it('never throws, and answers one of ours', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (header) => encodings.includes(negotiateEncoding(header))));
  });
});

describe('matchesEtag', () => {
  it.each<[string, boolean]>([
    ['"3-abc"', true],
    ['W/"3-abc"', true],
    ['"2-abc", "3-abc"', true],
    ['"2-abc",W/"3-abc","4"', true],
    [' , "3-abc" ,', true],
    ['*', true],
    [' * ', true],
    ['3-abc', false],
    ['"3-abc', false],
    ['"3-ab"', false],
    ['w/"3-abc"', false],
    ['"2-abc" "3-abc"', false],
    ['"a,"3-abc","b"', false],
    ['', false],
    ['"x", *', false],
  ])('%j: %s', (header, expected) => {
    expect(matchesEtag(header, '"3-abc"')).toBe(expected);
  });

  it('tells a tag with a comma inside its quotes from two tags', () => {
    expect(matchesEtag('"a, b"', '"a, b"')).toBe(false);
    expect(matchesEtag('"a,b"', '"a,b"')).toBe(true);
    expect(matchesEtag('"a,b"', '"a"')).toBe(false);
  });

  it('never throws, in time proportional to the header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (header) => typeof matchesEtag(header, '"3-abc"') === 'boolean'),
    );
    expect(matchesEtag('"'.repeat(1_000_000), '"3-abc"')).toBe(false);
  });
});

describe('isNotModified', () => {
  const at = httpDate('2026-11-20T18:04:09.500Z');
  it('writes dates to the second', () => {
    expect(at).toBe('Fri, 20 Nov 2026 18:04:09 GMT');
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ 'if-none-match': '"3-abc"' }, true],
    [{ 'if-none-match': '"2-abc"' }, false],
    [{ 'if-modified-since': at }, true],
    [{ 'if-modified-since': 'Fri, 20 Nov 2026 18:04:08 GMT' }, false],
    [{ 'if-modified-since': 'Sat, 21 Nov 2026 18:04:09 GMT' }, true],
    // If the tag does not match, the date is ignored.
    [{ 'if-none-match': '"2-abc"', 'if-modified-since': at }, false],
    [{ 'if-none-match': 'nonsense', 'if-modified-since': at }, false],
    [{ 'if-none-match': '', 'if-modified-since': at }, false],
    [{ 'if-modified-since': 'Friday, 20-Nov-26 18:04:09 GMT' }, true],
    [{ 'if-modified-since': 'Friday, 20-Nov-26 18:04:08 GMT' }, false],
    [{ 'if-modified-since': 'Fri Nov 20 18:04:09 2026' }, true],
    [{ 'if-modified-since': 'Fri Nov 20 18:04:08 2026' }, false],
    [{ 'if-modified-since': 'Sun Nov  6 08:49:37 2027' }, true],
    [{ 'if-modified-since': 'Fri Nov 20 18:04:09 2026 +0100' }, false],
    [{ 'if-modified-since': 'yesterday' }, false],
    [{ 'if-modified-since': '2026-11-21T00:00:00Z' }, false],
    [{ 'if-modified-since': 'Fri, 99 Nov 2026 18:04:09 GMT' }, false],
  ])('%j: %s', (headers, expected) => {
    expect(isNotModified(new Headers(headers), '"3-abc"', at)).toBe(expected);
  });
});

it('makes bytes once for all requests, also for those meanwhile, and again after a failure', async () => {
  const kept = new KeptBytes(10);
  let made = 0;
  const make = async () => {
    made += 1;
    return Uint8Array.of(made);
  };
  const [one, other] = await Promise.all([kept.get('a', make), kept.get('a', make)]);
  expect([one, other, await kept.get('a', make), made]).toEqual([Uint8Array.of(1), one, one, 1]);
  await expect(kept.get('b', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(await kept.get('b', make)).toEqual(Uint8Array.of(2));
});
