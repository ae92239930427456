import { keep, keptOf, onChange, tell } from './store.ts';

/** Lets the stars of this browser go to this private address; what was chosen here before goes there too. Hidden before scripts run. */
export function useHere(place: HTMLElement): void {
  const { festival = '', token = '' } = place.dataset;
  const [ask, used] = [place.querySelector<HTMLElement>('[data-ask]'), place.querySelector<HTMLElement>('[data-used]')];
  const show = () => {
    const isUsed = keptOf(festival).token === token;
    if (ask) ask.hidden = isUsed;
    if (used) used.hidden = !isUsed;
  };
  ask?.querySelector('button')?.addEventListener('click', async () => {
    const { selection } = keptOf(festival);
    const events = selection.events.map(({ number }) => number);
    const waiting = [
      ...(events.length > 0 ? [`add-${events.join('-')}`] : []),
      ...(selection.films.length > 0 ? [`wish-${selection.films.join('-')}`] : []),
    ];
    keep(festival, { selection, token, waiting });
    await tell(festival, { alsoRead: true });
    location.reload();
  });
  onChange(show);
  show();
  place.hidden = false;
}
