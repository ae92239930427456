import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { withoutArticle } from '#lib/films/title-order.ts';
import { inkOn } from '#lib/model/colours.ts';
import type { Programme } from './programme.ts';

/** So many motifs are drawn; a programme of more themes begins again. */
const MOTIFS = 5;

/**
 * Stands where something has no picture, in the same box: the first letter of its title, cut by the
 * edge, on the motif of its theme (a slug), in the theme's colour or else the festival's. A
 * drawing: whatever it says is said beside it. `kind` names the type above.
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
  /** Of the title; null where nobody knows. */
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
