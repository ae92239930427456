import localFont from 'next/font/local';

// With `optional`, a font that arrives after the text is not swapped in, so nothing moves under the
// reader: on a fast line fonts are there first, on a slow one from the next page on. What hangs on
// a wall or is printed waits for its fonts (`waited-` in app/documents/fonts.css).
const bricolage = localFont({
  src: '../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'optional',
  variable: '--font-bricolage',
});
const atkinson = localFont({
  src: '../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'optional',
  variable: '--font-atkinson',
});

/** Classes for `<html>`: the two font families of globals.css. */
export const fontClasses = `${bricolage.variable} ${atkinson.variable}`;
