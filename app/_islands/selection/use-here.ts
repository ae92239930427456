import { joinAddress, keptOf, onChange } from './store.ts';

/**
 * A button to link this browser's stars to this private address; choices made here before are
 * added. Hidden without scripts.
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
    // If the address was closed meanwhile, the reloaded page says so.
    if ([200, 404, 410].includes(status)) location.reload();
    else if (refused) refused.textContent = status === 409 ? full : busy;
  });
  onChange(show);
  show();
  place.hidden = false;
}
