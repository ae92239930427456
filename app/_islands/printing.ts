/** A button that prints the page. It could do nothing before scripts run, so it is not seen before. */
export function printing(button: HTMLElement): void {
  button.removeAttribute('data-waits');
  // With its own letters, where they are still on their way.
  button.addEventListener('click', () => void document.fonts.ready.then(() => print()));
}
