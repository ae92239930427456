// Sets the chosen appearance before anything is painted; without it, or without a choice, the system's preference holds.
(() => {
  try {
    const choice = localStorage.getItem('lanterne-theme');
    if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
  } catch {}
})();
