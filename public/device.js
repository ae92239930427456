// On the page of calendars: puts the visitor's own device first and unfolds it before anything is
// painted.
(() => {
  const { userAgent, maxTouchPoints } = navigator;
  const isApple = userAgent.includes('Mac OS X');
  // An iPad reports itself as a Mac, but no Mac has a touch screen.
  const isPhone = /iPhone|iPad|iPod/.test(userAgent) || (isApple && maxTouchPoints > 1);
  const device = isPhone ? 'iphone' : userAgent.includes('Android') ? 'android' : isApple ? 'mac' : null;
  const own = document.querySelector(`[data-device="${device}"]`);
  if (!own) return;
  own.classList.add('is-own');
  own.querySelector('details').open = true;
  own.parentElement.prepend(own);
})();
