import { answeringOwnManifest } from '#app/_server/own-manifest.ts';
import { openSelection } from '#lib/selections/queries.ts';

/** What a device installs of « Ma sélection » under its private address. */
export const GET = answeringOwnManifest('my', (token) => {
  const opened = openSelection(token);
  const slug = opened.ok && opened.access !== 'calendar' ? opened.festival.slug : null;
  return { slug, isMissing: !opened.ok && opened.reason === 'unknown' };
});
