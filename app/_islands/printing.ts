/**
 * So long, in milliseconds, a sheet waits for its own letters: on a line that answers nothing they
 * never come.
 */
const PATIENCE = 3000;

/**
 * A button that prints the page. It could do nothing before scripts run, so it is not seen before.
 */
export function printing(button: HTMLElement): void {
  button.removeAttribute('data-waits');
  button.addEventListener('click', async () => {
    await Promise.race([document.fonts.ready, new Promise((over) => setTimeout(over, PATIENCE))]);
    print();
  });
}
