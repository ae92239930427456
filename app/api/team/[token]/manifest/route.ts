import { answeringOwnManifest } from '#app/_server/own-manifest.ts';
import { now } from '#lib/time/clock.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';

/** What a device installs of a volunteer’s page. */
export const GET = answeringOwnManifest('team', (token) => {
  const opened = authorizeVolunteer(token, now());
  const slug = opened.ok ? opened.who.slug : null;
  return { slug, isMissing: !opened.ok && opened.reason === 'unknown' };
});
