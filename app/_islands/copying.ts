/**
 * A button that copies `data-text`, or what stands in the elements that `data-from` names, one
 * under the other, and says so in the status behind it. Hidden where the browser cannot.
 */
export function copying(button: HTMLElement): void {
  if (!('clipboard' in navigator)) return;
  button.hidden = false;
  const status = button.nextElementSibling;
  const { text, from = '', done = '' } = button.dataset;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text ?? from.split(' ').map(textOf).join('\n\n'));
      if (status) status.textContent = done;
    } catch {
      // Refused by the browser: what stands beside the button can still be selected.
      if (status) status.textContent = '';
    }
  });
}

const textOf = (id: string) => document.getElementById(id)?.textContent ?? '';
