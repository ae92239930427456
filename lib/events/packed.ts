/**
 * Packs plain data (JSON values): the names of each kind of object, and the values that most
 * objects of a kind share, are written once. Otherwise a grid of 1,500 séances would send the same
 * thirty names and ten values 1,500 times, and a browser would have to read them. An object becomes
 * `[shape, …values]`, an array `[-1, …values]`.
 */
export function pack(value: unknown): string {
  const kinds = new Map<string, Kind>();
  const kindOf = new Map<object, Kind>();
  const look = (one: unknown): void => {
    if (!isObject(one)) return;
    if (Array.isArray(one)) {
      for (const inside of one) look(inside);
      return;
    }
    const names = Object.keys(one).filter((name) => one[name] !== undefined);
    const key = names.join('\n');
    const kind = kinds.get(key) ?? { at: kinds.size, names, usual: [], lead: names.map(() => 0) };
    kinds.set(key, kind);
    kindOf.set(one, kind);
    for (const [i, name] of names.entries()) {
      const inside = one[name];
      if (isObject(inside)) look(inside);
      else vote(kind, i, inside);
    }
  };
  look(value);

  const shapes: number[][] = [];
  const known = new Map<string, number>();
  const shapeOf = (kind: Kind, others: readonly number[]) => {
    const key = `${kind.at} ${others}`;
    const found = known.get(key) ?? shapes.push([kind.at, ...others]) - 1;
    known.set(key, found);
    return found;
  };
  const write = (one: unknown): unknown => {
    if (!isObject(one)) return one;
    if (Array.isArray(one)) return [ARRAY, ...one.map(write)];
    const kind = kindOf.get(one) as Kind;
    const others: number[] = [];
    const values: unknown[] = [];
    for (const [i, name] of kind.names.entries()) {
      if (one[name] === kind.usual[i]) continue;
      others.push(i);
      values.push(write(one[name]));
    }
    return [shapeOf(kind, others), ...values];
  };
  const written = write(value);
  return JSON.stringify([[...kinds.values()].map(({ names, usual }) => [names, usual]), shapes, written]);
}

/** A kind of objects: those with the same names. */
type Kind = {
  /** Its index, in the order in which the kinds were met. */
  at: number;
  names: string[];
  /** For each name the most frequent value, which is left out in objects that have it. */
  usual: unknown[];
  /** By how many occurrences that value leads over all others. */
  lead: number[];
};

/**
 * Boyer–Moore majority vote: a value that more than half of the objects have is the one left at the
 * end.
 */
function vote({ usual, lead }: Kind, name: number, value: unknown): void {
  const now = lead[name] ?? 0;
  if (now === 0) usual[name] = value;
  lead[name] = now + (usual[name] === value ? 1 : -1);
}

const isObject = (one: unknown): one is Record<string, unknown> => typeof one === 'object' && one !== null;

const ARRAY = -1;

/** The data that `pack` packed. */
export function unpack<T>(packed: string): T {
  const [kinds, shapes, written] = JSON.parse(packed) as [[string[], unknown[]][], number[][], unknown];
  const usual = kinds.map(([names, values]) => Object.fromEntries(names.map((name, i) => [name, values[i]])));
  const others = shapes.map(([kind = 0, ...at]) => at.map((i) => kinds[kind]?.[0][i] as string));
  const read = (one: unknown): unknown => {
    if (!Array.isArray(one)) return one;
    const shape = one[0] as number;
    if (shape === ARRAY) {
      const list = new Array(one.length - 1);
      for (let i = 1; i < one.length; i += 1) list[i - 1] = read(one[i]);
      return list;
    }
    const made: Record<string, unknown> = { ...usual[shapes[shape]?.[0] as number] };
    const names = others[shape] as string[];
    for (let i = 0; i < names.length; i += 1) made[names[i] as string] = read(one[i + 1]);
    return made;
  };
  return read(written) as T;
}
