/**
 * A link that sends `data-page` the way the device sends things; where it has none the link is a
 * message as it stands.
 */
export function sharing(link: HTMLElement): void {
  if (!('share' in navigator)) return;
  const { page = '', title = '' } = link.dataset;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    // Closing the sheet without choosing is no error.
    navigator.share({ url: page, title }).catch(() => undefined);
  });
}

/**
 * A button that sends `data-page` the way the device sends things, else copies it and says so
 * behind it. Hidden where it could do neither; where it is refused both, the address stands there,
 * to be copied by hand.
 */
export function sending(button: HTMLElement): void {
  const { page = '', title = '', done = '', byHand = '' } = button.dataset;
  const status = button.nextElementSibling;
  const canShare = 'share' in navigator;
  if (!canShare && !('clipboard' in navigator)) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      if (canShare) return await navigator.share({ url: page, title });
      await navigator.clipboard.writeText(page);
      if (status) status.textContent = done;
    } catch (error) {
      if (isNoRefusal(error) || !status) return;
      const address = document.createElement('bdi');
      address.textContent = page;
      status.replaceChildren(`${byHand} `, address);
      getSelection()?.selectAllChildren(address);
    }
  });
}

/**
 * The sheet was closed without choosing (AbortError), or was open already when the button was
 * tapped again (InvalidStateError).
 */
const isNoRefusal = (error: unknown) => /Abort|State/.test((error as Error).name);
