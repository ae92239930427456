// On the page with the code to paste: code, preview and address follow each choice. Without this
// script the form is sent.
(() => {
  const form = document.querySelector('.embed-options');
  form.querySelector('[type="submit"]').hidden = true;
  let asked = new AbortController();
  form.addEventListener('change', async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    try {
      const answer = await fetch(address, { signal });
      const shown = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const id of ['snippet-code', 'embed-preview'])
        document.getElementById(id).replaceWith(shown.getElementById(id));
      history.replaceState(null, '', address);
    } catch {
      // Either a later choice replaced this request, or nothing answered. In the second case the
      // form is sent, so that the browser says what is wrong.
      if (!signal.aborted) form.submit();
    }
  });
  // As high as on another site, but not higher than the screen.
  addEventListener('message', ({ origin, source, data }) => {
    const frame = document.getElementById('embed-preview');
    if (origin !== location.origin || source !== frame.contentWindow || data?.type !== 'lanterne-height') return;
    frame.style.height = `${Math.min(data.height, 900)}px`;
  });
})();
