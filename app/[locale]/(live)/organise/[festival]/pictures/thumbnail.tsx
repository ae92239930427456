import { picturePath } from '#lib/i18n/paths.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { sentName, type Width, widthsOf } from '#lib/pictures/sizes.ts';

/** A small picture on the desk, without alternative text, as the words beside it name it. */
export function Thumbnail({
  slug,
  picture,
  width = 240,
}: {
  slug: string;
  picture: Pick<DraftPicture, 'hash' | 'width' | 'height' | 'colour' | 'focalX' | 'focalY'>;
  width?: Width;
}) {
  const most = widthsOf(picture.width).findLast((one) => one <= width) ?? 240;
  return (
    <img
      src={picturePath(slug, sentName(picture.hash, most, 'webp'))}
      alt=""
      width={picture.width}
      height={picture.height}
      loading="lazy"
      style={{ backgroundColor: picture.colour, objectPosition: `${picture.focalX}% ${picture.focalY}%` }}
    />
  );
}
