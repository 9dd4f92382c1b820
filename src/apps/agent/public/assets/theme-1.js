// Before the first paint: the theme and density chosen on this device, so that a dark screen never flashes white.
// Cached for a year: change its name with its content.
try {
  var chosen = JSON.parse(localStorage.getItem('cauce.preferences') || '{}');
  if (chosen.theme === 'light' || chosen.theme === 'dark') document.documentElement.dataset.theme = chosen.theme;
  document.documentElement.dataset.density = chosen.density || 'compact';
} catch {
  // Without storage the system decides.
}
