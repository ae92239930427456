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
