import type { CSSProperties } from 'react';
import type { DocumentPicture } from '#lib/model/documents.ts';
import { SENT_FORMATS, type SentFormat, type Width, widthsOf } from '#lib/pictures/sizes.ts';
import type { Programme } from './programme.ts';

export type Fetched = 'at-once' | 'first';

type Props = Readonly<{
  programme: Programme;
  picture: DocumentPicture;
  /** How wide it stands, as `sizes` says it. */
  sizes: string;
  /** No larger one is offered. */
  most?: Width;
  /**
   * Fetched when it comes near, where nothing is said; on the first screen at once; before all
   * others what is the largest there.
   */
  fetched?: Fetched | undefined;
  /** Beside words that say the same: nothing is read out. */
  isDecorative?: boolean;
  className?: string;
}>;

/** What stands in its place while it loads, and what of it stays in sight where it is cut. */
const placedAt = ({ colour, focal: [x, y] }: DocumentPicture): CSSProperties => ({
  backgroundColor: colour,
  ...(x === 50 && y === 50 ? {} : { objectPosition: `${x}% ${y}%` }),
});

/**
 * A picture in the sizes it has, with its place kept while it loads, and cut around what must stay
 * in sight.
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
 * A picture in one size beside words that say the same: on paper and in halls, where no browser
 * chooses.
 */
export function PlainPicture({
  programme,
  picture,
  width,
  className,
  isLazy = false,
}: Pick<Props, 'programme' | 'picture' | 'className'> & {
  width: Width;
  /** It is fetched when it is to be seen; never on paper. */
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

/** A picture with who made it. */
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
