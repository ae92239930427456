import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { pictureOfEvent } from '#lib/programme/pictures-on.ts';
import { type Fetched, Picture } from './picture.tsx';
import { Plate } from './plate.tsx';
import type { EventProps, Programme } from './programme.ts';

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
