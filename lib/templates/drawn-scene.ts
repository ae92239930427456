/*
 * Drawings for the example festival, made from a seed and a few shapes, so that they are always the
 * same and nobody's property. Without letters, because every machine would draw those differently.
 */

/** From top to bottom: the sky, the horizon, the distance, nearby, and the foreground. */
type Colours = readonly [above: string, horizon: string, far: string, near: string, before: string];
type Pen = Readonly<{ random: () => number; colours: Colours; width: number; height: number }>;
/** A shape of a drawing; positions are shares of its width and height. */
export type Shape = (pen: Pen) => string;

/**
 * Pseudo-random numbers from 0 to 1, the same for the same seed (Numerical Recipes, section 7.1).
 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const path = (d: string, fill: string, opacity = 1) => `<path d="${d}" fill="${fill}" fill-opacity="${opacity}"/>`;
const stroke = (d: string, colour: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;
const at = (value: number) => String(Math.round(value * 10) / 10);

/** A line of hills or waves, filled down to the bottom. */
function crest({ random, width, height }: Pen, y: number, rise: number, count: number): string {
  const step = width / count;
  const points = Array.from({ length: count + 1 }, (_, i) => [i * step, (y - rise * random()) * height] as const);
  const [[, first]] = points as [readonly [number, number]];
  const line = points.slice(1).map(([x, top], i) => `S${at(x - step / 2)} ${at(top)} ${at((i + 1) * step)} ${at(top)}`);
  return `M0 ${at(first)}${line.join('')}V${height}H0z`;
}

export const sun =
  (x: number, y: number, size: number): Shape =>
  ({ colours, width, height }) =>
    [2.4, 1.6, 1]
      .map(
        (times) =>
          `<circle cx="${at(x * width)}" cy="${at(y * height)}" r="${at(size * height * times)}" fill="${colours[1]}" fill-opacity="${times === 1 ? 1 : 0.25}"/>`,
      )
      .join('');

export const hills =
  (y: number, rise: number): Shape =>
  (pen) =>
    path(crest(pen, y - rise / 2, rise, 5), pen.colours[2], 0.7) + path(crest(pen, y, rise, 7), pen.colours[2]);

/** Water from `y` down, with reflections of the light. */
export const sea =
  (y: number): Shape =>
  (pen) => {
    const { random, colours, width, height } = pen;
    const glints = Array.from({ length: 40 }, () => {
      const deep = random();
      const [x, length] = [random() * width, (0.02 + 0.06 * deep) * width];
      return `M${at(x)} ${at((y + 0.03 + (1 - y) * deep * 0.9) * height)}h${at(length)}`;
    });
    return path(crest(pen, y, 0.01, 6), colours[3]) + stroke(glints.join(''), colours[1], 2);
  };

/** Ground in the foreground. */
export const shore =
  (y: number): Shape =>
  (pen) =>
    path(crest(pen, y, 0.06, 4), pen.colours[4]);

export const birds =
  (count: number): Shape =>
  ({ random, colours, width, height }) => {
    const all = Array.from({ length: count }, () => {
      const wing = (0.008 + 0.012 * random()) * width;
      const [x, y] = [(0.1 + 0.8 * random()) * width, (0.08 + 0.3 * random()) * height];
      return `M${at(x - wing)} ${at(y - wing / 3)}Q${at(x)} ${at(y - wing / 2)} ${at(x)} ${at(y)}Q${at(x)} ${at(y - wing / 2)} ${at(x + wing)} ${at(y - wing / 3)}`;
    });
    return stroke(all.join(''), colours[4], 2.5);
  };

/** Standing people, far away and without faces. */
export const figures =
  (count: number, x: number, y: number, size: number): Shape =>
  ({ random, colours, width, height }) =>
    Array.from({ length: count }, (_, i) => {
      const tall = size * height * (0.9 + 0.2 * random());
      const [left, foot] = [(x + i * size * 0.35) * width, y * height];
      const body = `M${at(left - tall * 0.13)} ${at(foot)}L${at(left - tall * 0.1)} ${at(foot - tall * 0.7)}Q${at(left)} ${at(foot - tall * 0.82)} ${at(left + tall * 0.1)} ${at(foot - tall * 0.7)}L${at(left + tall * 0.13)} ${at(foot)}z`;
      const head = `<circle cx="${at(left)}" cy="${at(foot - tall * 0.9)}" r="${at(tall * 0.1)}" fill="${colours[4]}"/>`;
      return path(body, colours[4]) + head;
    }).join('');

export const lighthouse =
  (x: number, y: number, size: number): Shape =>
  ({ colours, width, height }) => {
    const [foot, tall] = [y * height, size * height];
    const [middle, half] = [x * width, tall * 0.1];
    const top = foot - tall;
    const beams = `M${at(middle)} ${at(top)}L${width} ${at(top - tall * 0.3)}V${at(top + tall * 0.2)}zM${at(middle)} ${at(top)}L0 ${at(top - tall * 0.2)}V${at(top + tall * 0.1)}z`;
    const tower = `M${at(middle - half)} ${at(foot)}L${at(middle - half * 0.6)} ${at(top)}H${at(middle + half * 0.6)}L${at(middle + half)} ${at(foot)}z`;
    return (
      path(beams, colours[1], 0.4) +
      path(tower, colours[4]) +
      `<circle cx="${at(middle)}" cy="${at(top)}" r="${at(half * 0.8)}" fill="${colours[1]}"/>`
    );
  };

export const sail =
  (x: number, y: number, size: number): Shape =>
  ({ colours, width, height }) => {
    const [left, water, tall] = [x * width, y * height, size * height];
    const hull = `M${at(left - tall * 0.45)} ${at(water)}H${at(left + tall * 0.5)}L${at(left + tall * 0.35)} ${at(water + tall * 0.14)}H${at(left - tall * 0.3)}z`;
    const sheet = `M${at(left)} ${at(water - tall)}Q${at(left + tall * 0.5)} ${at(water - tall * 0.4)} ${at(left + tall * 0.4)} ${at(water - tall * 0.06)}H${at(left)}z`;
    return (
      path(hull, colours[4]) +
      path(sheet, colours[1]) +
      stroke(`M${at(left)} ${at(water)}V${at(water - tall)}`, colours[4], 4)
    );
  };

/** Houses, cranes, a factory: blocks side by side. */
export const drawnBlocks =
  (y: number, rise: number, count: number): Shape =>
  ({ random, colours, width, height }) =>
    Array.from({ length: count }, (_, i) => {
      const tall = (0.35 + 0.65 * random()) * rise * height;
      const wide = width / count;
      const wall = path(`M${at(i * wide)} ${at(y * height)}v${at(-tall)}h${at(wide * 0.86)}v${at(tall)}z`, colours[2]);
      const lit =
        random() < 0.5
          ? path(
              `M${at((i + 0.35) * wide)} ${at(y * height - tall * 0.7)}h${at(wide * 0.16)}v${at(wide * 0.2)}h${at(-wide * 0.16)}z`,
              colours[1],
            )
          : '';
      return wall + lit;
    }).join('');

/** What grows up from the bottom: weed, corals, reeds. */
export const weed =
  (count: number): Shape =>
  ({ random, colours, width, height }) =>
    Array.from({ length: count }, (_, i) => {
      const [x, sway] = [((i + random()) / count) * width, (random() - 0.5) * 0.14 * width];
      const top = (0.1 + 0.6 * random()) * height;
      return stroke(
        `M${at(x)} ${height}C${at(x + sway)} ${at(height * 0.75)} ${at(x - sway)} ${at(height * 0.5)} ${at(x + sway / 2)} ${at(top)}`,
        colours[i % 2 === 0 ? 3 : 4],
        6 + 14 * random(),
      );
    }).join('');

/** Rings around a point: a sound, a light, a bell. */
export const rings =
  (x: number, y: number, count: number): Shape =>
  ({ colours, width, height }) =>
    Array.from(
      { length: count },
      (_, i) =>
        `<circle cx="${at(x * width)}" cy="${at(y * height)}" r="${at((i + 1) * height * 0.07)}" fill="none" stroke="${colours[1]}" stroke-width="4" stroke-opacity="${at(1 - i / (count + 1))}"/>`,
    ).join('');

/** Squares of water seen from above, or of a sheet of paper. */
export const squares =
  (columns: number, rows: number): Shape =>
  ({ random, colours, width, height }) =>
    Array.from({ length: columns * rows }, (_, i) => {
      const [wide, tall] = [width / columns, height / rows];
      const [x, y] = [(i % columns) * wide, Math.floor(i / columns) * tall];
      return path(
        `M${at(x + 4)} ${at(y + 4)}h${at(wide - 8)}v${at(tall - 8)}h${at(8 - wide)}z`,
        colours[Math.floor(random() * 4)] ?? colours[1],
        0.85,
      );
    }).join('');

/** A head and shoulders without a face, of nobody in particular. */
export const bust: Shape = ({ random, colours, width, height }) => {
  const [x, y, size] = [width * (0.46 + 0.08 * random()), height * 0.4, width * (0.17 + 0.03 * random())];
  const shoulders = `M${at(x - width * 0.36)} ${height}Q${at(x - width * 0.32)} ${at(height * 0.66)} ${at(x)} ${at(height * 0.63)}Q${at(x + width * 0.32)} ${at(height * 0.66)} ${at(x + width * 0.36)} ${height}z`;
  const fringe = y - size * (0.2 + 0.4 * random());
  const hair = `M${at(x - size * 1.12)} ${at(y)}A${at(size * 1.12)} ${at(size * 1.4)} 0 0 1 ${at(x + size * 1.12)} ${at(y)}Q${at(x + size * (random() - 0.5))} ${at(fringe)} ${at(x - size * 1.12)} ${at(y)}z`;
  const head = `<ellipse cx="${at(x)}" cy="${at(y)}" rx="${at(size)}" ry="${at(size * 1.25)}" fill="${colours[2]}"/>`;
  return path(shoulders, colours[3]) + head + path(hair, colours[4]);
};

/** The drawing as SVG, `width` by `height`. */
export function drawScene(
  { seed, colours, shapes }: { seed: number; colours: Colours; shapes: readonly Shape[] },
  [width, height]: readonly [number, number],
): string {
  const pen: Pen = { random: randomFrom(seed), colours, width, height };
  const sky = `<linearGradient id="sky" x2="0" y2="1"><stop stop-color="${colours[0]}"/><stop offset=".7" stop-color="${colours[1]}"/></linearGradient><path d="M0 0H${width}V${height}H0z" fill="url(#sky)"/>`;
  const drawn = shapes.map((shape) => shape(pen)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${sky}${drawn}</svg>`;
}
