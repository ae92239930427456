/**
 * A link that shares `data-page` with the share dialog of the device; without one it stays a mail
 * link.
 */
export function sharing(link: HTMLElement): void {
  if (!('share' in navigator)) return;
  const { page = '', title = '' } = link.dataset;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    // Closing the dialog without a choice is no error.
    navigator.share({ url: page, title }).catch(() => undefined);
  });
}

/**
 * A button that shares `data-page` with the share dialog of the device, else copies it and says so.
 * Hidden where the browser can do neither; if both are refused, the address is shown, to copy by
 * hand.
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
 * The dialog was closed without a choice (AbortError), or was still open when the button was
 * pressed again (InvalidStateError).
 */
const isNoRefusal = (error: unknown) => /Abort|State/.test((error as Error).name);

/**
 * How long printing waits for the fonts of a sheet, in milliseconds: on a dead line they never
 * arrive.
 */
const PATIENCE = 3000;

/** A button that prints the page. Hidden without scripts, as it could do nothing. */
export function printing(button: HTMLElement): void {
  button.removeAttribute('data-waits');
  button.addEventListener('click', async () => {
    await Promise.race([document.fonts.ready, new Promise((over) => setTimeout(over, PATIENCE))]);
    print();
  });
}
