import localFont from 'next/font/local';

const newsreader = localFont({
  src: '../../../../../../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
  variable: '--font-newsreader',
  weight: '200 800',
  preload: false,
});
const hanken = localFont({
  src: '../../../../../../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  variable: '--font-hanken',
  weight: '100 900',
  preload: false,
});

/** The letters a festival can choose, for the page where they are chosen alone. */
export const letterClasses = `${newsreader.variable} ${hanken.variable}`;
