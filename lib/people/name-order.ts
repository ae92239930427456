/**
 * Begins a family name and counts: « La Fontaine », « Van Damme ». A French or German « de »,
 * « von » does not.
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

/** The same where it is written with a capital: « Vittorio De Sica », « Beatriz Dos Santos ». */
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

/** Two letters that touch, and no full stop: an initial (« A. », « J.-L. ») is no family name. */
const isCapitals = (word: string) => word === word.toLocaleUpperCase() && /\p{L}{2}/u.test(word) && !word.includes('.');

const isCounted = (word: string) => COUNTED.has(word.toLocaleLowerCase()) || COUNTED_IF_LARGE.has(word);

/**
 * What a name is looked for under: the family name, then the rest. It is what stands in capitals
 * (« KIM Ki-duk »), else the last word with the words that begin it. A name of one word is itself.
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
