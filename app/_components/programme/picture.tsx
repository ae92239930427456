import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { withoutArticle } from '#lib/films/title.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { inkOn } from '#lib/model/colours.ts';
import type { DocumentEvent, DocumentPicture, PictureSubject } from '#lib/model/documents.ts';
import { SENT_FORMATS, type SentFormat, type Width, widthsOf } from '#lib/pictures/sizes.ts';
import { pictureOfEvent, picturesOn } from '#lib/programme/pictures-on.ts';
import type { EventProps, Programme } from './programme.ts';

/*
 * Pictures on public pages: in their sizes, as a gallery, poster or portrait, with their credit,
 * and the plate instead of a missing one.
 */

export type Fetched = 'at-once' | 'first';

type Props = Readonly<{
  programme: Programme;
  picture: DocumentPicture;
  /** The width of the picture in the page, for `sizes`. */
  sizes: string;
  /** The largest width that is offered. */
  most?: Width;
  /**
   * When it is loaded: when it comes near (the default), at once on the first screen, or before all
   * others for the largest picture there.
   */
  fetched?: Fetched | undefined;
  /** Text beside it says the same, so it has no alternative text. */
  isDecorative?: boolean;
  className?: string;
}>;

/** The colour shown while it loads, and the point that stays in sight where it is cut. */
const placedAt = ({ colour, focal: [x, y] }: DocumentPicture): CSSProperties => ({
  backgroundColor: colour,
  ...(x === 50 && y === 50 ? {} : { objectPosition: `${x}% ${y}%` }),
});

/**
 * A picture in its available sizes. Its place is kept while it loads, and it is cut around the
 * point that must stay in sight.
 */
export function Picture({ programme, picture, sizes, most = 1600, fetched, isDecorative = false, className }: Props) {
  const widths = widthsOf(picture.width).filter((width) => width <= most);
  const set = (format: SentFormat) =>
    widths.map((width) => `${programme.pictureAt(picture, width, format)} ${width}w`).join(', ');
  const [smallest = 240] = widths;
  return (
    <picture className={className}>
      {SENT_FORMATS.slice(0, -1).map((format) => (
        <source key={format} type={`image/${format}`} srcSet={set(format)} sizes={sizes} />
      ))}
      <img
        src={programme.pictureAt(picture, smallest, 'webp')}
        srcSet={set('webp')}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={isDecorative ? '' : programme.say(picture.alt)}
        style={placedAt(picture)}
        {...(fetched === undefined && { loading: 'lazy' as const })}
        {...(fetched === 'first' && { fetchPriority: 'high' as const })}
        decoding="async"
      />
    </picture>
  );
}

/**
 * A picture in one size beside text that says the same, for paper and halls, where no browser
 * chooses a size.
 */
export function PlainPicture({
  programme,
  picture,
  width,
  className,
  isLazy = false,
}: Pick<Props, 'programme' | 'picture' | 'className'> & {
  width: Width;
  /** Loaded when it comes into view; not for paper. */
  isLazy?: boolean;
}) {
  const named = widthsOf(picture.width).findLast((one) => one <= width) ?? width;
  return (
    <img
      src={programme.pictureAt(picture, named, 'webp')}
      width={picture.width}
      height={picture.height}
      alt=""
      className={className}
      style={placedAt(picture)}
      {...(isLazy && { loading: 'lazy' as const })}
    />
  );
}

/** A picture with its author. */
function CreditedPicture(props: Props) {
  const { programme, picture } = props;
  return (
    <figure className="figure">
      <Picture {...props} />
      {picture.credit !== '' && (
        <figcaption>{programme.t('pictureCredit', { name: programme.say(picture.credit) })}</figcaption>
      )}
    </figure>
  );
}

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

/**
 * The picture of a séance, else its plate, in a box of the same size. `sizes` is the width of the
 * box.
 */
export function EventPicture({
  programme,
  event,
  sizes,
  isLarge = false,
  fetched,
}: {
  programme: Programme;
  event: DocumentEvent;
  sizes: string;
  isLarge?: boolean;
  fetched?: Fetched | undefined;
}) {
  const picture = pictureOfEvent(programme.index, event);
  if (picture === null)
    return (
      <Plate
        programme={programme}
        title={inLocale(event.title, programme.locale)}
        theme={event.themes[0]}
        {...(isLarge && { kind: programme.terms(`kind.${event.kind}`) })}
      />
    );
  return (
    <Picture
      programme={programme}
      picture={picture}
      sizes={sizes}
      most={isLarge ? 1600 : 960}
      fetched={isLarge ? 'first' : fetched}
      isDecorative={!isLarge}
      className="picture"
    />
  );
}

/** The author of a séance's picture; nothing where none is named. */
export function PictureCredit({ programme, event }: EventProps) {
  const credit = pictureOfEvent(programme.index, event)?.credit ?? '';
  return credit === '' ? null : (
    <p className="picture-credit">{programme.t('pictureCredit', { name: programme.say(credit) })}</p>
  );
}

type SubjectProps = { programme: Programme; of: PictureSubject };

/**
 * The stills of a film or views of a venue: the first one wide, the others small, each a link to
 * the full picture.
 */
export function Gallery({ programme, of }: SubjectProps) {
  const [first, ...others] = picturesOn(programme.index, of, 'still', 'view', 'motif');
  if (!first) return null;
  return (
    <div className="gallery no-print">
      <CreditedPicture programme={programme} picture={first} sizes="(min-width: 64rem) 42rem, 100vw" fetched="first" />
      {others.length > 0 && (
        <ul>
          {others.map((picture) => (
            <li key={picture.hash}>
              <a href={programme.pictureAt(picture, widthsOf(picture.width).at(-1) ?? 240, 'webp')}>
                <Picture programme={programme} picture={picture} sizes="9rem" most={480} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The poster of a film. */
export function Poster({ programme, of }: SubjectProps) {
  const [poster] = picturesOn(programme.index, of, 'poster');
  if (!poster) return null;
  return (
    <div className="poster no-print">
      <CreditedPicture programme={programme} picture={poster} sizes="15rem" most={960} />
    </div>
  );
}

/** A person's portrait. */
export function Portrait({ programme, of }: SubjectProps) {
  const [portrait] = picturesOn(programme.index, of, 'portrait');
  if (!portrait) return null;
  return (
    <div className="portrait no-print">
      <CreditedPicture
        programme={programme}
        picture={portrait}
        sizes="(min-width: 40rem) 16rem, 60vw"
        most={960}
        fetched="first"
      />
    </div>
  );
}
