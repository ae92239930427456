import type { PictureSubject } from '#lib/model/documents.ts';
import { wordsOfText } from '#lib/search/words.ts';
import { MAX_OF_USE, type PictureUse, type Subject, USES } from './subject.ts';

/** Something that can have pictures, with all its names. */
export type Matchable = Readonly<{ of: PictureSubject; names: readonly string[] }>;

/** What a file seems to show. `isCertain`: nobody has to be asked. */
export type FileMatch = Readonly<{ of: PictureSubject | null; use: PictureUse | null; isCertain: boolean }>;

/** Words in file names that say what a picture is for. */
const USE_WORDS: Readonly<Record<string, PictureUse>> = {
  affiche: 'poster',
  poster: 'poster',
  portrait: 'portrait',
  still: 'still',
  photogramme: 'still',
  logo: 'logo',
  bandeau: 'head',
  banniere: 'head',
  banner: 'head',
  entete: 'head',
  partenaire: 'partner',
  partenaires: 'partner',
  partner: 'partner',
  partners: 'partner',
  sponsor: 'partner',
};
/** « constructor » is a word of every object. */
const saysUse = (word: string) => Object.hasOwn(USE_WORDS, word);
const DARK_WORDS = new Set(['sombre', 'dark', 'blanc', 'white', 'nuit', 'night']);
/** Words that a film’s name begins with or contains, and that a file name may leave out. */
const ARTICLES = new Set(
  'a an and at au aux d das de del der des die du een el en et het i il in l la las le les lo los o of on os the un una une y'.split(
    ' ',
  ),
);
/** Words that cameras, agencies and people add to file names. */
const NOISE = new Set(
  'bd bis copie copy crop def dsc dscf ecran final finale hd hr image images img jpg ok photo photos pic picture pictures presse print print2 scan screenshot v visuel visuels web'.split(
    ' ',
  ),
);

const isNumber = (word: string) => /^\d+$/.test(word);
const significant = (words: readonly string[]) => {
  const kept = words.filter((word) => !ARTICLES.has(word));
  return kept.length > 0 ? kept : words;
};

/**
 * Whether a file may be a picture, by its name. The files that a Mac writes beside each file on a
 * foreign disk (`._affiche.jpg`) are not.
 */
export const isPictureName = (name: string): boolean =>
  /^[^.].*\.(?:jpe?g|png|webp|avif|tiff?|svg|heic|heif|gif)$/i.test(name);

/**
 * The words of a path's last folder and of its file name. A capital letter begins a word:
 * `SangEtBoue` is read as three.
 */
function wordsOfPath(path: string): { folder: string[]; name: string[] } {
  // A Mac stores an accented letter as two characters.
  const parts = path
    .normalize('NFC')
    .split('/')
    .filter((part) => part !== '');
  const spaced = (text = '') =>
    wordsOfText(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\d)/gu, '$1 $2'));
  return { folder: spaced(parts.at(-2)), name: spaced(parts.at(-1)?.replace(/\.[^.]*$/, '')) };
}

function useOf(words: readonly string[]): PictureUse | null {
  const uses = words.filter(saysUse).flatMap((word) => USE_WORDS[word] ?? []);
  if (uses.includes('partner')) return 'partner';
  const [use = null] = uses;
  return use === 'logo' && words.some((word) => DARK_WORDS.has(word)) ? 'logo-dark' : use;
}

const kindOf = (of: PictureSubject) => of.split(':')[0] as Subject['kind'];

type Found = { of: PictureSubject; words: number; isCertain: boolean };

/** A name as it is looked for: its words, those that count, and all of them as one. */
type Sought = Readonly<{ all: readonly string[]; own: readonly string[]; joined: string }>;
type Prepared = Readonly<{ of: PictureSubject; names: readonly Sought[] }>;

/** Once for all files: thousands of files and names would hold the server for half a minute. */
const prepared = ({ of, names }: Matchable): Prepared => ({
  of,
  names: names.map((name) => {
    const all = wordsOfText(name);
    return { all, own: significant(all), joined: all.join('') };
  }),
});

/** How well `words` contain one of these names; null where they do not. */
function foundIn(words: readonly string[], { of, names }: Prepared): Found | null {
  let best: Found | null = null;
  for (const { all, own, joined } of names) {
    const said = own.filter((word) => words.includes(word)).length;
    const isJoined = all.length > 1 && joined.length > 3 && words.includes(joined);
    if (!isJoined && (said === 0 || own.every(isNumber))) continue;
    // Among other words a number may be a coincidence: « rushes 5/DSC 1 » is not about « Salle 5 ».
    const isByNumber = !own.some((word) => !isNumber(word) && words.includes(word));
    if (!isJoined && isByNumber && !words.every(isNumber)) continue;
    const others = words.filter((word) => !own.includes(word) && !isNumber(word) && !ARTICLES.has(word));
    // A single word among others may be a coincidence: « Brume » in « chemin de brume ».
    const isCertain = isJoined || (said === own.length && (own.length > 1 || others.length === 0));
    const one = { of, words: isJoined ? own.length : said, isCertain };
    if (!best || worth(one) > worth(best)) best = one;
  }
  return best;
}

const worth = ({ words, isCertain }: Found) => words + (isCertain ? 100 : 0);

function matchOf(path: string, subjects: readonly Prepared[]): FileMatch {
  const { folder, name } = wordsOfPath(path);
  const use = useOf(name) ?? useOf(folder);
  const plain = (words: readonly string[]) => words.filter((word) => !saysUse(word) && !NOISE.has(word));
  // The folder's name tells what is in it where the files have only numbers.
  const isNameless = plain(name).every((word) => isNumber(word) || ARTICLES.has(word));
  const words = plain(isNameless ? [...folder, ...name] : name);
  const possible = subjects.filter(({ of }) => use === null || USES[kindOf(of)].includes(use));
  const found = possible.flatMap((subject) => foundIn(words, subject) ?? []).sort((a, b) => worth(b) - worth(a));
  const [best, second] = found;
  if (best) {
    const isAlone = !second || worth(second) < worth(best);
    const of = isAlone || best.isCertain ? best.of : null;
    return { of, use: use ?? USES[kindOf(best.of)][0], isCertain: best.isCertain && isAlone };
  }
  const isOfFestival = use !== null && USES.festival.includes(use);
  // « affiche.jpg » is the festival's; « affiche-inconnue.jpg » may be of a film that has another
  // name here.
  return { of: isOfFestival ? 'festival' : null, use, isCertain: isOfFestival && words.every(isNumber) };
}

/**
 * What each of these files seems to show, by its name and its folder: titles and names in any
 * order, ignoring accents, articles and numbers, and the words for the use of a picture. A file
 * that could match two things is not certain, nor are two files for a place that holds only one.
 * Answers in the order of `paths`.
 */
export function matchFiles(paths: readonly string[], subjects: readonly Matchable[]): FileMatch[] {
  const sought = subjects.map(prepared);
  const matches = paths.map((path) => matchOf(path, sought));
  const places = new Map<string, number>();
  const placeOf = ({ of, use }: FileMatch) => `${of} ${use}`;
  for (const match of matches) places.set(placeOf(match), (places.get(placeOf(match)) ?? 0) + 1);
  return matches.map((match) => {
    const most = match.use === null ? 0 : MAX_OF_USE[match.use];
    return most === 1 && (places.get(placeOf(match)) ?? 0) > 1 ? { ...match, isCertain: false } : match;
  });
}
