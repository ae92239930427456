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
