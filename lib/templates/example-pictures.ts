import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { Bilingual } from '#db/columns.ts';
import type { PictureUse } from '#db/enums.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Creator } from '#lib/festivals/creation.ts';
import { runJob } from '#lib/jobs/pool.ts';
import type { Draft } from '#lib/model/draft.ts';
import { picturePurposes } from '#lib/pictures/ground.ts';
import { addPicture } from '#lib/pictures/mutations.ts';
import {
  type IncomingPicture,
  type KeptPicture,
  keepingJob,
  type PictureRefusal,
  unfinishedFile,
} from '#lib/pictures/picture-files.ts';
import type { Subject } from '#lib/pictures/subject.ts';
import {
  birds,
  bust,
  drawnBlocks,
  drawScene,
  figures,
  hills,
  lighthouse,
  rings,
  type Shape,
  sail,
  sea,
  shore,
  squares,
  sun,
  weed,
} from './drawn-scene.ts';
import type { NewFestivalInput } from './schema.ts';
import { sixDays } from './template.ts';

/** The stated source of the drawings. */
const GROUND: Bilingual = { fr: 'dessin de démonstration', en: 'demonstration drawing' };

/** Whether a festival created from this template gets drawings. */
export const hasExamplePictures = ({ template, films }: Pick<NewFestivalInput, 'template' | 'films'>): boolean =>
  template === sixDays.id && films;

type Drawing = Readonly<{
  dataFolder: string;
  keep?: (incoming: IncomingPicture) => Promise<KeptPicture | { refused: PictureRefusal }>;
}>;

/**
 * Draws the pictures of the example and adds them to the festival created from it, in one batch.
 * They are stored like every uploaded picture, which takes some seconds, so the festival is created
 * before. Nothing is written if it was deleted meanwhile. `now` returns an instant.
 */
export async function addExamplePictures(
  { actor, db }: Creator,
  slug: string,
  { dataFolder, keep = (incoming) => runJob(keepingJob, incoming) }: Drawing,
  now: () => string,
): Promise<void> {
  const drawn: { picture: ExamplePicture; kept: KeptPicture }[] = [];
  for (const picture of sixDaysPictures) {
    const file = unfinishedFile(dataFolder);
    try {
      writeFileSync(file, picture.svg, { mode: 0o600 });
      const kept = await keep({ dataFolder, file, mayBeLines: true });
      if ('refused' in kept) throw new Error(`${picture.fileName}: ${kept.refused}`);
      drawn.push({ picture, kept });
    } finally {
      rmSync(file, { force: true });
    }
  }
  try {
    const festival = authorizeFestival(actor, slug, 'schedule', db);
    const draft = loadDraft(festival.id, db);
    const givenBy = GROUND[festival.locale] ?? '';
    const batch = randomUUID();
    for (const { picture, kept } of drawn) {
      const { of, use, fileName, alt } = picture;
      const subject = subjectIn(draft, of);
      const told = { alt, givenBy, purposes: [...picturePurposes] };
      const act = { clientKey: null, batch, verb: 'drawn' } as const;
      if (subject) addPicture(festival, { subject, use, kept, fileName, told }, act, now());
    }
  } catch (error) {
    // Somebody has deleted it meanwhile.
    if (!(error instanceof LanterneError)) throw error;
  }
}

function subjectIn({ films, people }: Draft, of: ExamplePicture['of']): Subject | null {
  if (of === 'festival') return { kind: 'festival' };
  const named =
    'film' in of
      ? ({ kind: 'film', id: films.find(({ originalTitle }) => originalTitle === of.film)?.id } as const)
      : ({ kind: 'person', id: people.find(({ name }) => name === of.person)?.id } as const);
  return named.id === undefined ? null : { ...named, id: named.id };
}

/**
 * A drawing of something in the example; a film is identified by its original title, a person by
 * name.
 */
type ExamplePicture = Readonly<{
  of: { film: string } | { person: string } | 'festival';
  use: PictureUse;
  svg: string;
  alt: Bilingual;
  fileName: string;
}>;

const palettes = {
  dawn: ['#1d2a52', '#ffd08a', '#8b3f63', '#5f2f52', '#150b24'],
  foreshore: ['#a9c4c4', '#f6dcb6', '#7f6d57', '#caa87f', '#2b2f2f'],
  night: ['#050b1c', '#f6e6a8', '#16294d', '#0f1d3a', '#02050d'],
  deep: ['#0c3b4a', '#7fd0c4', '#12606b', '#0f7a78', '#06252e'],
  salt: ['#f5efe6', '#fffdf7', '#d8b9a8', '#b7d4da', '#4a4250'],
  rust: ['#3a2430', '#f0a868', '#8c4a38', '#6b5550', '#1d1216'],
  winter: ['#c9d6e2', '#f3f6f8', '#8fa5b8', '#6c8499', '#26323d'],
  green: ['#e7efd6', '#f8f3c9', '#7fa36b', '#4f7a68', '#1f3329'],
} as const;
type Palette = keyof typeof palettes;

const STILL = [960, 540] as const;
const PORTRAIT = [480, 600] as const;

const described = (fr: string, en: string) => ({ fr: `Dessin : ${fr}`, en: `Drawing: ${en}` });
let seed = 0;
function draw(palette: Palette, shapes: readonly Shape[], size: readonly [number, number]): string {
  seed += 1;
  return drawScene({ seed, colours: palettes[palette], shapes }, size);
}

const still = (
  file: string,
  film: string,
  palette: Palette,
  shapes: readonly Shape[],
  fr: string,
  en: string,
): ExamplePicture => ({
  of: { film },
  use: 'still',
  svg: draw(palette, shapes, STILL),
  alt: described(fr, en),
  fileName: `${file}.svg`,
});

const portrait = (file: string, person: string, palette: Palette): ExamplePicture => ({
  of: { person },
  use: 'portrait',
  svg: draw(palette, [bust], PORTRAIT),
  alt: described('une silhouette sans visage', 'a figure without a face'),
  fileName: `${file}.svg`,
});

const coast = [sun(0.7, 0.42, 0.08), hills(0.56, 0.16), sea(0.58), lighthouse(0.2, 0.72, 0.44), shore(0.8)];
// On a background of its own: it is shown as small as a letter, on light and dark paper.
const mark = [lighthouse(0.5, 1, 0.72)];

/**
 * The pictures of the six-day example: drawings, each labelled as such. Some films and most people
 * have none, as at every festival.
 */
export const sixDaysPictures: readonly ExamplePicture[] = [
  {
    of: 'festival',
    use: 'head',
    svg: draw('dawn', [...coast, birds(12)], [1600, 640]),
    alt: described('un phare allumé devant une côte au crépuscule', 'a lit lighthouse before a coast at dusk'),
    fileName: 'tete.svg',
  },
  {
    of: 'festival',
    use: 'poster',
    svg: draw('night', [sun(0.72, 0.16, 0.05), sea(0.66), lighthouse(0.4, 0.86, 0.5), shore(0.88)], [720, 960]),
    alt: described(
      'un phare dans la nuit, la lune au-dessus de la mer',
      'a lighthouse at night, the moon above the sea',
    ),
    fileName: 'affiche.svg',
  },
  {
    of: 'festival',
    use: 'logo',
    svg: draw('night', mark, [400, 400]),
    alt: described('un phare et ses deux faisceaux', 'a lighthouse and its two beams'),
    fileName: 'logo.svg',
  },
  still(
    'sentinelles',
    'Les Sentinelles de l’estran',
    'foreshore',
    [sun(0.25, 0.4, 0.06), sea(0.56), birds(60), figures(4, 0.6, 0.84, 0.26)],
    'quatre personnes sur la grève regardent passer des oiseaux',
    'four people on the foreshore watch birds go by',
  ),
  still(
    'sentinelles',
    'Les Sentinelles de l’estran',
    'winter',
    [hills(0.5, 0.08), sea(0.52), birds(90), shore(0.86)],
    'un vol d’oiseaux au-dessus d’une baie l’hiver',
    'a flight of birds above a bay in winter',
  ),
  still(
    'encre',
    'Marée d’encre',
    'deep',
    [squares(9, 5), figures(1, 0.5, 1, 0.6)],
    'une personne devant un mur de pages bleues',
    'somebody before a wall of blue pages',
  ),
  still(
    'vase',
    'Ce que garde la vase',
    'rust',
    [hills(0.5, 0.06), sea(0.6), drawnBlocks(0.62, 0.14, 14), shore(0.74), figures(2, 0.3, 0.86, 0.24)],
    'deux personnes devant les restes d’un port à marée basse',
    'two people before what is left of a harbour at low tide',
  ),
  still(
    'bac',
    'Le Dernier Bac',
    'dawn',
    [sun(0.5, 0.5, 0.1), hills(0.56, 0.1), sea(0.58), sail(0.55, 0.76, 0.24)],
    'un bateau seul au milieu d’un fleuve, le soir',
    'a boat alone in the middle of a river, in the evening',
  ),
  still(
    'sal',
    'Sal de casa',
    'salt',
    [squares(8, 4), figures(3, 0.25, 0.9, 0.3)],
    'trois personnes dans une saline',
    'three people in a saltworks',
  ),
  still(
    'lysthus',
    'Huset ved lyset',
    'night',
    [sea(0.62), hills(0.66, 0.06), lighthouse(0.62, 0.78, 0.56), shore(0.82), figures(2, 0.2, 0.9, 0.2)],
    'deux personnes marchent vers un phare, la nuit',
    'two people walk towards a lighthouse at night',
  ),
  still(
    'shio',
    'Shio no michi',
    'green',
    [hills(0.5, 0.3), hills(0.72, 0.2), shore(0.86), figures(1, 0.7, 0.9, 0.22)],
    'quelqu’un marche seul devant des montagnes',
    'somebody walks alone before mountains',
  ),
  still(
    'digue',
    'De dijk en de dans',
    'winter',
    [drawnBlocks(0.62, 0.3, 9), shore(0.66), figures(6, 0.2, 0.72, 0.16)],
    'un bal sur une digue, des maisons derrière',
    'a ball on a dyke, houses behind',
  ),
  still(
    'ndar',
    'Ndar, côté fleuve',
    'salt',
    [drawnBlocks(0.6, 0.36, 12), sea(0.62), figures(3, 0.55, 0.94, 0.22)],
    'trois personnes devant des maisons au bord d’un fleuve',
    'three people before houses by a river',
  ),
  still(
    'kelp',
    'Kelp',
    'deep',
    [sun(0.5, 0.05, 0.1), weed(26), figures(1, 0.52, 0.6, 0.2)],
    'une forêt d’algues, quelqu’un qui y plonge',
    'a forest of kelp, somebody diving in it',
  ),
  still(
    'nord',
    'Plein nord, à pied',
    'foreshore',
    [rings(0.32, 0.62, 6), sea(0.6), shore(0.82), figures(1, 0.32, 0.86, 0.28)],
    'une personne au bord de l’eau, des cercles autour d’elle',
    'somebody by the water, rings around them',
  ),
  still(
    'quai',
    'Quai des absentes',
    'rust',
    [drawnBlocks(0.56, 0.2, 11), sea(0.66), shore(0.8), figures(7, 0.14, 0.86, 0.2)],
    'des femmes de dos sur un quai',
    'women on a quay, from behind',
  ),
  still('corail', 'Corail blanc', 'salt', [weed(18), sun(0.8, 0.1, 0.06)], 'des coraux blancs', 'white corals'),
  still(
    'radeau',
    'Le Radeau des écoliers',
    'green',
    [hills(0.5, 0.12), sea(0.52), sail(0.5, 0.74, 0.3), figures(3, 0.4, 0.75, 0.12)],
    'des enfants sur un radeau à voile',
    'children on a raft with a sail',
  ),
  still(
    'phoque',
    'Petit Phoque cherche la nuit',
    'night',
    [sun(0.8, 0.16, 0.05), birds(14), sea(0.6), drawnBlocks(0.62, 0.08, 24)],
    'une côte éclairée sous les étoiles',
    'a lit coast under the stars',
  ),
  still(
    'brume',
    'Brume sur la passe',
    'winter',
    [sea(0.6), sail(0.44, 0.72, 0.4), rings(0.8, 0.3, 5)],
    'un voilier dans la brume',
    'a sailing ship in the fog',
  ),
  still(
    'contrebande',
    'Contrebande douce',
    'dawn',
    [sun(0.66, 0.6, 0.07), hills(0.6, 0.3), shore(0.84), figures(6, 0.25, 0.86, 0.22)],
    'une fanfare passe un col au soleil couchant',
    'a band crosses a pass at sunset',
  ),
  still(
    'sirene',
    'La Sirène de 18 heures',
    'rust',
    [rings(0.2, 0.24, 6), drawnBlocks(0.7, 0.44, 7), shore(0.76), figures(5, 0.4, 0.86, 0.18)],
    'des ouvrières devant une usine',
    'workers before a cannery',
  ),
  still(
    'retour',
    'Retour à Port-Vide',
    'dawn',
    [hills(0.5, 0.2), sea(0.56), sail(0.7, 0.7, 0.18), shore(0.84), figures(1, 0.24, 0.88, 0.3)],
    'quelqu’un revient sur une île',
    'somebody comes back to an island',
  ),
  still(
    'lanterne',
    'Lanternes de poupe',
    'night',
    [rings(0.5, 0.45, 6), sail(0.5, 0.8, 0.4)],
    'un feu de bateau dans la nuit',
    'a ship’s light in the night',
  ),
  portrait('gwendal', 'Gwendal Kerroué', 'rust'),
  portrait('ikram', 'Ikram Belhadri', 'deep'),
  portrait('joao', 'João Verdelho', 'salt'),
  portrait('maelys', 'Maëlys Corvoisier', 'foreshore'),
  portrait('odile', 'Odile Fontcreuse', 'green'),
  portrait('solveig', 'Solveig Raun', 'winter'),
];
