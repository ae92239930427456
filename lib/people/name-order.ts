/**
 * Particles that count as part of the family name: « La Fontaine », « Van Damme ». A French or
 * German « de » or « von » does not.
 */
const COUNTED = new Set([
  'le',
  'la',
  'les',
  'du',
  'des',
  'el',
  'al',
  'ben',
  'bin',
  'van',
  'der',
  'den',
  'mac',
  'saint',
  'sainte',
]);

/**
 * Particles that count only if they are written with a capital: « Vittorio De Sica », « Beatriz Dos
 * Santos ».
 */
const COUNTED_IF_LARGE = new Set([
  'De',
  'Di',
  'Da',
  'Del',
  'Della',
  'Do',
  'Dos',
  'Das',
  'Von',
  'Ter',
  'Ten',
  'Ibn',
  'Abu',
  'San',
  'Mc',
]);

/** Two adjacent capital letters; initials (« A. », « J.-L. ») are no family name. */
const isCapitals = (word: string) => word === word.toLocaleUpperCase() && /\p{L}{2}/u.test(word) && !word.includes('.');

const isCounted = (word: string) => COUNTED.has(word.toLocaleLowerCase()) || COUNTED_IF_LARGE.has(word);

/**
 * The name as it is sorted: the family name, then the rest. The family name is the part in capitals
 * (« KIM Ki-duk »), otherwise the last word with the particles before it. A name of one word stays
 * as it is.
 */
export function nameInOrder(name: string): string {
  const words = name.trim().split(/\s+/);
  const capitals = words.filter(isCapitals);
  if (capitals.length > 0 && capitals.length < words.length)
    return [...capitals, ...words.filter((word) => !isCapitals(word))].join(' ');
  let from = words.length - 1;
  while (from > 1 && isCounted(words[from - 1] ?? '')) from -= 1;
  return [...words.slice(from), ...words.slice(0, from)].join(' ');
}
