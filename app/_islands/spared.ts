/** Set once the reader asked for pictures, for all pages of this visit. */
const ASKED = 'lanterne.pictures';

/**
 * Where a device is set to save data, pictures are answered empty (app/pictures/): says so, and
 * loads the pictures of this page and the following ones once the reader asks.
 */
export function spared(place: HTMLElement): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!connection?.saveData) return;
  if (sessionStorage.getItem(ASKED)) {
    fetchPictures();
    return;
  }
  place.hidden = document.querySelector('main picture') === null;
  place.querySelector('button')?.addEventListener('click', () => {
    sessionStorage.setItem(ASKED, '1');
    place.hidden = true;
    fetchPictures();
    document.querySelector('main')?.focus({ preventScroll: true });
  });
}

function fetchPictures(): void {
  for (const element of document.querySelectorAll('picture > *'))
    for (const name of ['srcset', 'src']) {
      const said = element.getAttribute(name);
      if (said && !/[?&]asked/.test(said))
        element.setAttribute(
          name,
          said.replace(/\/pictures\/[^\s,]+/g, (path) => `${path}${path.includes('?') ? '&' : '?'}asked`),
        );
    }
}
