/** Begins a family name and counts: « La Fontaine », « Van Damme ». A French or German « de », « von » does not. */
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

const isCapitals = (word: string) => word.length > 1 && word === word.toLocaleUpperCase() && /\p{L}/u.test(word);

/**
 * What a name is looked for under: the family name, then the rest. It is what stands in capitals (« KIM Ki-duk »), else the last word with the
 * words that begin it. A name of one word is itself.
 */
export function nameInOrder(name: string): string {
  const words = name.trim().split(/\s+/);
  const capitals = words.filter(isCapitals);
  if (capitals.length > 0 && capitals.length < words.length)
    return [...capitals, ...words.filter((word) => !isCapitals(word))].join(' ');
  let from = words.length - 1;
  while (from > 1 && COUNTED.has((words[from - 1] ?? '').toLocaleLowerCase())) from -= 1;
  return [...words.slice(from), ...words.slice(0, from)].join(' ');
}
