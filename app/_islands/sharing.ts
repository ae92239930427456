/** A link that sends `data-page` the way the device sends things; where it has none the link is a message as it stands. */
export function sharing(link: HTMLElement): void {
  if (!('share' in navigator)) return;
  const { page = '', title = '' } = link.dataset;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    // Closing the sheet without choosing is no error.
    navigator.share({ url: page, title }).catch(() => undefined);
  });
}
