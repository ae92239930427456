import { clsx } from 'clsx';
import localFont from 'next/font/local';

// The files of fonts.ts. A sheet is printed once and a television is left alone: both show these letters however late they come.
// A family is called as its constant is here, whatever the file: the names must differ from those over there.
const waitedBricolage = localFont({
  src: '../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'swap',
  variable: '--font-bricolage',
});
const waitedAtkinson = localFont({
  src: '../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'swap',
  variable: '--font-atkinson',
});

/** For the element around everything that stands on paper or on a wall. */
export const waitedFontClasses = clsx('own-letters', waitedBricolage.variable, waitedAtkinson.variable);
