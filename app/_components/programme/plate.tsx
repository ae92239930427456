import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { withoutArticle } from '#lib/films/title-order.ts';
import { inkOn } from '#lib/model/colours.ts';
import type { Programme } from './programme.ts';

/** The number of motifs; a programme with more themes repeats them. */
const MOTIFS = 5;

/**
 * Stands in for a missing picture, in the same box: the first letter of the title, cut by the edge,
 * on the motif of its theme (a slug), in the theme's colour or else the festival's. Decorative: the
 * text beside it says the same. `kind` names the type above.
 */
export function Plate({
  programme,
  title,
  language = programme.locale,
  theme: slug,
  kind,
}: {
  programme: Programme;
  title: string;
  /** The language of the title; null if unknown. */
  language?: string | null;
  theme: string | undefined;
  kind?: string;
}) {
  const { themes } = programme.document;
  const theme = themes.findIndex((one) => one.slug === slug);
  const colour = themes[theme]?.colour;
  const ink = colour === undefined ? null : inkOn(colour);
  return (
    <span
      aria-hidden="true"
      className={clsx('picture plate', `motif-${theme < 0 ? 'none' : theme % MOTIFS}`)}
      {...(ink && { style: { '--ground': colour, '--on-ground': ink } as CSSProperties })}
    >
      {kind !== undefined && <i>{kind}</i>}
      <b>{withoutArticle(title, language).charAt(0).toLocaleUpperCase()}</b>
    </span>
  );
}
