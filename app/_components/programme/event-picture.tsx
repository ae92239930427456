import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { inLocale } from '#lib/i18n/text.ts';
import { inkOn } from '#lib/model/colours.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { pictureOfEvent } from '#lib/programme/pictures-on.ts';
import { Picture } from './picture.tsx';
import type { Programme } from './programme.ts';

/** So many motifs are drawn; a programme of more themes begins again. */
const MOTIFS = 5;
/** Under which no title is looked for. */
const ARTICLE = /^(?:l[’']|d[’']|(?:le|la|les|un|une|des|du|the|an?)\s)/iu;

/**
 * Stands where a séance has no picture, in the same box: the first letter of its title, cut by the edge, on the motif of its theme, in the
 * theme's colour or else the festival's. A drawing: whatever it says is said beside it. `isLarge` names the type above.
 */
function Plate({
  programme,
  event,
  isLarge = false,
}: {
  programme: Programme;
  event: DocumentEvent;
  isLarge?: boolean;
}) {
  const { themes } = programme.document;
  const theme = themes.findIndex(({ slug }) => slug === event.themes[0]);
  const colour = themes[theme]?.colour;
  const ink = colour === undefined ? null : inkOn(colour);
  return (
    <span
      aria-hidden="true"
      className={clsx('picture plate', `motif-${theme < 0 ? 'none' : theme % MOTIFS}`)}
      {...(ink && { style: { '--ground': colour, '--on-ground': ink } as CSSProperties })}
    >
      {isLarge && <i>{programme.terms(`kind.${event.kind}`)}</i>}
      <b>{initialOf(inLocale(event.title, programme.locale))}</b>
    </span>
  );
}

const initialOf = (title: string): string =>
  /[\p{L}\p{N}]/u.exec(title.replace(/^[^\p{L}\p{N}]+/u, '').replace(ARTICLE, ''))?.[0].toLocaleUpperCase() ?? '';

/** The picture of a séance, else its plate, in the same box. `sizes` is how wide that is. */
export function EventPicture({
  programme,
  event,
  sizes,
  isLarge = false,
}: {
  programme: Programme;
  event: DocumentEvent;
  sizes: string;
  isLarge?: boolean;
}) {
  const picture = pictureOfEvent(programme.index, event);
  if (picture === null) return <Plate programme={programme} event={event} isLarge={isLarge} />;
  return (
    <Picture
      programme={programme}
      picture={picture}
      sizes={sizes}
      most={isLarge ? 1600 : 960}
      isFirst={isLarge}
      isDecorative={!isLarge}
      className="picture"
    />
  );
}

/** Who made the picture of a séance; nothing where nobody is named. */
export function PictureCredit({ programme, event }: { programme: Programme; event: DocumentEvent }) {
  const credit = pictureOfEvent(programme.index, event)?.credit ?? '';
  return credit === '' ? null : (
    <p className="picture-credit">{programme.t('pictureCredit', { name: programme.say(credit) })}</p>
  );
}
