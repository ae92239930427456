/**
 * A button that copies `data-text`, or what stands in the element that `data-from` names, and says so in the status behind it. Hidden where
 * the browser cannot.
 */
export function copying(button: HTMLElement): void {
  if (!('clipboard' in navigator)) return;
  button.hidden = false;
  const status = button.nextElementSibling;
  const { text, from, done = '' } = button.dataset;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text ?? document.getElementById(from ?? '')?.textContent ?? '');
      if (status) status.textContent = done;
    } catch {
      // Refused by the browser: what stands beside the button can still be selected.
      if (status) status.textContent = '';
    }
  });
}
