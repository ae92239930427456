/**
 * Plain data (what JSON can say) with each shape of object written once: a grid of 1,500 séances
 * would send the same thirty names 1,500 times, and a browser read them. An object becomes
 * `[shape, …values]`, an array `[-1, …values]`.
 */
export function pack(value: unknown): string {
  const shapes: string[][] = [];
  const known = new Map<string, number>();
  const shapeOf = (names: string[]) => {
    const key = names.join('\n');
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, shapes.length);
    shapes.push(names);
    return shapes.length - 1;
  };
  const write = (one: unknown): unknown => {
    if (Array.isArray(one)) return [ARRAY, ...one.map(write)];
    if (one === null || typeof one !== 'object') return one;
    const names = Object.keys(one).filter((name) => (one as Record<string, unknown>)[name] !== undefined);
    return [shapeOf(names), ...names.map((name) => write((one as Record<string, unknown>)[name]))];
  };
  const written = write(value);
  return JSON.stringify([shapes, written]);
}

const ARRAY = -1;

/** What `pack` has packed. */
export function unpack<T>(packed: string): T {
  const [shapes, written] = JSON.parse(packed) as [string[][], unknown];
  const read = (one: unknown): unknown => {
    if (!Array.isArray(one)) return one;
    const shape = one[0] as number;
    if (shape === ARRAY) {
      const list = new Array(one.length - 1);
      for (let i = 1; i < one.length; i += 1) list[i - 1] = read(one[i]);
      return list;
    }
    const made: Record<string, unknown> = {};
    const names = shapes[shape] as string[];
    for (let i = 0; i < names.length; i += 1) made[names[i] as string] = read(one[i + 1]);
    return made;
  };
  return read(written) as T;
}
