import { joinAddress, keptOf, onChange } from './store.ts';

/**
 * Lets the stars of this browser go to this private address; what was chosen here before goes there
 * too. Hidden before scripts run.
 */
export function useHere(place: HTMLElement): void {
  const { festival = '', token = '', full = '', busy = '' } = place.dataset;
  const [ask, used, refused] = ['ask', 'used', 'refused'].map((name) =>
    place.querySelector<HTMLElement>(`[data-${name}]`),
  );
  const show = () => {
    const isUsed = keptOf(festival).token === token;
    if (ask) ask.hidden = isUsed;
    if (used) used.hidden = !isUsed;
  };
  ask?.querySelector('button')?.addEventListener('click', async () => {
    const status = await joinAddress(festival, token);
    // One that is closed meanwhile says so itself.
    if ([200, 404, 410].includes(status)) location.reload();
    else if (refused) refused.textContent = status === 409 ? full : busy;
  });
  onChange(show);
  show();
  place.hidden = false;
}
