// Sets the chosen appearance before anything is painted. Without this script or a choice the
// system's preference holds.
(() => {
  try {
    const choice = localStorage.getItem('lanterne-theme');
    if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
  } catch {}
})();
