let app, asked;
const start = () => app ??= (async () => {
  const [{ default: init }, program] = await Promise.all([import('{js}'), fetch('{wasm}', { integrity: '{integrity}', priority: 'low' }){rules}]);
  const wasm = await init({ module_or_path: program });
  document.querySelectorAll('{needless}').forEach((element) => element.remove());
  dispatchEvent(new CustomEvent('TrunkApplicationStarted', { detail: { wasm } }));
  asked?.click();
})();
const ask = (event) => {
  if (event.key ? event.key !== 'k' || !event.ctrlKey && !event.metaKey : !event.target.closest?.('.o-finder-button')) return;
  asked = document.querySelector('.o-finder-button');
  event.preventDefault();
  start();
};
const asks = ['click', 'keydown'];
asks.forEach((type) => addEventListener(type, ask));
addEventListener('TrunkApplicationStarted', () => asks.forEach((type) => removeEventListener(type, ask)));
const { saveData, effectiveType } = navigator.connection ?? {};
if (saveData || /[23]g/.test(effectiveType)) {
  const act = (event) => event.target.closest?.('a, button') && start();
  ['pointerover', 'touchstart', 'focusin'].forEach((type) => addEventListener(type, act, { passive: true }));
} else requestAnimationFrame(() => setTimeout(start));
