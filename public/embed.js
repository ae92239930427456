// Tells the site that frames this programme its height in CSS pixels whenever it changes:
// { type: 'lanterne-height', height }.
(() => {
  const shown = document.querySelector('[data-embed]');
  if (!shown || parent === window) return;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(shown.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: 'lanterne-height', height }, '*');
  };
  new ResizeObserver(tell).observe(shown);
  tell();
})();
