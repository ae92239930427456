import localFont from 'next/font/local';

// `optional`: letters that come later than the words never take their place, so that nothing a
// visitor reads moves. On a quick line they are there first; on a slow one they are there from the
// next page on. What hangs on a wall or goes on paper waits for them (`waited-` in
// app/documents/fonts.css).
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

/** For `<html>`: the two families of globals.css. */
export const fontClasses = `${bricolage.variable} ${atkinson.variable}`;
