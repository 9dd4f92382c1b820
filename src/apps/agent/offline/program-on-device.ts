const AFTER_MS = 5_000;

/**
 * Once the page is up and nothing hurries, the program itself is kept on the device (public/sw.js), so that it can be loaded without a
 * connection. What came before the worker was there is named to it.
 */
export function keepProgram(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  setTimeout(() => void start().catch(() => undefined), AFTER_MS);
}

async function start(): Promise<void> {
  const { BASE_URL } = import.meta.env;
  await navigator.serviceWorker.register(`${BASE_URL}sw.js`, { scope: BASE_URL });
  const { active } = await navigator.serviceWorker.ready;
  const assets = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${location.origin}${BASE_URL}assets/`));
  active?.postMessage({ page: `${location.origin}${BASE_URL}`, assets }, { transfer: [] });
}
