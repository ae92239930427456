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

/**
 * A button on a still that is replaced by the trailer. Nothing is requested from the other site
 * before it is pressed.
 */
export function trailer(button: HTMLElement): void {
  const { source = '', kind, title = '' } = button.dataset;
  button.hidden = false;
  button.addEventListener('click', () => {
    const player = kind === 'file' ? videoOf(source) : frameOf(source);
    player.title = title;
    button.parentElement?.replaceChildren(player);
    player.focus();
  });
}

function frameOf(source: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
  // The frame may not navigate this page.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox');
  frame.src = source;
  return frame;
}

function videoOf(source: string): HTMLVideoElement {
  const video = document.createElement('video');
  video.controls = true;
  video.autoplay = true;
  video.tabIndex = 0;
  video.src = source;
  return video;
}
