import { answeringPush } from '#app/_server/push-post.ts';
import { now } from '#lib/time/clock.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';

/** Has a volunteer's browser told of their shifts, by their secret address. */
export const POST = answeringPush((token) => {
  const opened = authorizeVolunteer(token, now());
  if (!opened.ok) return opened.reason === 'unknown' ? 'missing' : 'gone';
  return { audience: 'volunteer', festivalId: opened.who.id, volunteerId: opened.who.volunteer.id };
});
