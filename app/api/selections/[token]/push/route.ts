import { answeringPush } from '#app/_server/push-post.ts';
import { openSelection } from '#lib/selections/queries.ts';

/** Has a visitor's browser told of what they chose, by the private address that changes it. */
export const POST = answeringPush((token) => {
  const opened = openSelection(token);
  if (!opened.ok) return opened.reason === 'unknown' ? 'missing' : 'gone';
  // With a link that only reads it, it is somebody else's selection.
  if (opened.access !== 'edit') return 'missing';
  return { audience: 'visitor', festivalId: opened.festival.id, selectionId: opened.id };
});
