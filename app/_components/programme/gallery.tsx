import type { PictureSubject } from '#lib/model/documents.ts';
import { widthsOf } from '#lib/pictures/sizes.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { CreditedPicture, Picture } from './picture.tsx';
import type { Programme } from './programme.ts';

type Props = { programme: Programme; of: PictureSubject };

/**
 * The stills of a film or views of a venue: the first one wide, the others small, each a link to
 * the full picture.
 */
export function Gallery({ programme, of }: Props) {
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
export function Poster({ programme, of }: Props) {
  const [poster] = picturesOn(programme.index, of, 'poster');
  if (!poster) return null;
  return (
    <div className="poster no-print">
      <CreditedPicture programme={programme} picture={poster} sizes="15rem" most={960} />
    </div>
  );
}

/** A person's portrait. */
export function Portrait({ programme, of }: Props) {
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
