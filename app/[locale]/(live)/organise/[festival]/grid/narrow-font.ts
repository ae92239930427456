import localFont from 'next/font/local';

/** The letters of titles with their width as an axis: where a column is narrow a title is condensed, not cut. Only the grid asks for it. */
export const narrowFont = localFont({
  src: '../../../../../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wdth-normal.woff2',
  weight: '200 800',
  display: 'swap',
  preload: false,
  declarations: [{ prop: 'font-stretch', value: '75% 100%' }],
  variable: '--font-narrow',
});
