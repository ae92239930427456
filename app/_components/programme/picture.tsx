import type { CSSProperties } from 'react';
import type { DocumentPicture } from '#lib/model/documents.ts';
import { SENT_FORMATS, type SentFormat, type Width, widthsOf } from '#lib/pictures/sizes.ts';
import type { Programme } from './programme.ts';

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
export function CreditedPicture(props: Props) {
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
