import { lettersBetween } from '#lib/search/nearest.ts';

/** Frequent words with misspellings; no other word is spelled nearly like them. */
const SPELLED = (
  'lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday matin matinee soiree journee ' +
  'apres partir weekend novembre decembre septembre octobre november december morning mornings afternoon evening evenings disponible available ' +
  'disponibilite uniquement seulement jusqua'
).split(' ');
const REAL_WORDS = new Set(
  'jusqu jusque aprem aprems matins mondays fridays sundays jeudis lundis mardis samedis satin latin martin partie parti porter parler sortir soirees journees tournee matinees'.split(
    ' ',
  ),
);

/** The word that was meant, if exactly one of them differs by a single slip. */
function respelled(word: string): string {
  if (word.length < 5 || word.length > 15 || SPELLED.includes(word) || REAL_WORDS.has(word)) return word;
  const most = word.length >= 8 ? 2 : 1;
  const near = SPELLED.filter((one) => one[0] === word[0] || one.slice(0, 2) === `${word[1]}${word[0]}`)
    .map((one) => ({ one, far: lettersBetween(word, one, most) }))
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far);
  const [first, second] = near;
  return first && (!second || second.far > first.far) ? first.one : word;
}

/** A text in the form in which it is compared, with the original position of each character. */
type Plain = { plain: string; places: number[] };

/** Unifies dashes and apostrophes, turns tick marks into words, and makes each line a sentence. */
const SIGNS: readonly [RegExp, string][] = [
  [/\p{M}+/gu, ''],
  [/œ/g, 'oe'],
  [/[’‘`´]/g, "'"],
  [/[–—−→➔>~]/g, '-'],
  [/✅|✔|☑/gu, ' ok '],
  [/❌|✖/gu, ' non '],
  [/\r?\n/g, ';'],
  [/\s/g, ' '],
  [/[^a-z0-9 '&+\-,/|:=.!?;•()[\]]/gu, ' '],
];

const foldedSign = (sign: string) =>
  /[a-z0-9]/.test(sign)
    ? sign
    : SIGNS.reduce((said, [from, to]) => said.replace(from, to), sign.normalize('NFD').toLowerCase());

/** Without capitals and accents, with one space between words. */
function foldedOf(text: string): Plain {
  const folded: Plain = { plain: '', places: [] };
  let place = 0;
  for (const sign of text) {
    const said = foldedSign(sign);
    if (said !== ' ' || !folded.plain.endsWith(' ')) {
      folded.plain += said;
      for (const _ of said) folded.places.push(place);
    }
    place += sign.length;
  }
  return folded;
}

/** The text folded and respelled. */
export function spelledPlainly(text: string): Plain {
  const { plain, places } = foldedOf(text);
  const words: Plain = { plain: '', places: [] };
  for (const { 0: said, index } of plain.matchAll(/[a-z]+|[^a-z]+/g)) {
    const word = respelled(said);
    words.plain += word;
    for (let i = 0; i < word.length; i += 1) words.places.push(places[index + Math.min(i, said.length - 1)] ?? 0);
  }
  words.places.push(text.length);
  return words;
}
