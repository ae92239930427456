import type { CSSProperties } from 'react';
import { nearestReadable } from '#lib/model/colours.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';

/** The name of a theme, with its colour before it if it has one. */
export function ThemeName({
  programme,
  theme: { name, colour },
}: {
  programme: Programme;
  theme: PublicDocument['themes'][number];
}) {
  return (
    <>
      {colour && <span aria-hidden="true" className="theme-colour" style={themeColours(colour)} />}
      <Said programme={programme} text={name} />
    </>
  );
}

/** The colours of `.theme-colour`, readable in both appearances. */
const themeColours = (colour: string) =>
  ({
    '--light-theme': nearestReadable(colour, 'light'),
    '--dark-theme': nearestReadable(colour, 'dark'),
  }) as CSSProperties;
