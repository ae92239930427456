import type { CSSProperties } from 'react';
import { type LitRoom, shadesOf } from '#lib/model/colours.ts';
import type { PublicDocument } from '#lib/model/documents.ts';

type Looks = Pick<PublicDocument['festival'], 'accent' | 'secondColour' | 'letters'>;

const ROOMS: readonly LitRoom[] = ['light', 'dark'];

/**
 * The values from which own-colours.css and identity.css make the colours of a page, for the light
 * and the dark appearance.
 */
function coloursOf({ accent, secondColour }: Looks): [string, string][] {
  return ROOMS.flatMap((room): [string, string][] => {
    const own = accent === null ? null : shadesOf(accent, room);
    const second = secondColour === undefined ? null : shadesOf(secondColour, room);
    return [
      ...Object.entries(own ?? {}).map(([name, value]): [string, string] => [`--${room}-${name}`, value]),
      ...(second
        ? ([
            [`--${room}-second`, second.fill],
            [`--${room}-second-ink`, second.ink],
          ] as [string, string][])
        : []),
    ];
  });
}

/**
 * Attributes for the element around a festival's page, besides its classes, that give it the
 * festival's look.
 */
export function identityOf(looks: Looks): {
  className: string;
  style?: CSSProperties;
  'data-letters'?: string;
} {
  const colours = coloursOf(looks);
  const isOwn = (name: string) => colours.some(([one]) => one === name);
  return {
    className: [isOwn('--light-text') && 'own-colours', isOwn('--light-second') && 'own-second']
      .filter(Boolean)
      .join(' '),
    ...(colours.length > 0 && { style: Object.fromEntries(colours) as CSSProperties }),
    ...(looks.letters && { 'data-letters': looks.letters }),
  };
}
