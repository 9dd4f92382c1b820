/*
 * Keeps the program on the device, and nothing else: its page, asked of the network first each time, and its files, whose names change
 * whenever they do. Nothing under /api is ever looked at. Without a connection the program loads from here and reads what it kept itself.
 */
const KEPT = 'cauce-program';
const MOST_FILES = 400;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/app/assets/')) event.respondWith(file(request));
  else if (request.mode === 'navigate' && pathname.startsWith('/app/')) event.respondWith(page(request));
});

self.addEventListener('message', (event) => {
  event.waitUntil(bring(event.data));
});

/** Every address of the program is the same page. */
async function page(request) {
  const kept = await caches.open(KEPT);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await kept.put('/app/', answer.clone());
    return answer;
  } catch (problem) {
    const last = await kept.match('/app/');
    if (last) return last;
    throw problem;
  }
}

async function file(request) {
  const kept = await caches.open(KEPT);
  const found = await kept.match(request.url);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.status === 200) await kept.put(request.url, answer.clone());
  return answer;
}

/** What the page had loaded before this was there; then what has been here longest goes. */
async function bring({ page: address, assets }) {
  const kept = await caches.open(KEPT);
  for (const one of [address, ...assets]) {
    if (await kept.match(one)) continue;
    const answer = await fetch(one);
    if (answer.status === 200) await kept.put(one === address ? '/app/' : one, answer);
  }
  const files = (await kept.keys()).filter(({ url }) => new URL(url).pathname !== '/app/');
  for (const old of files.slice(0, Math.max(0, files.length - MOST_FILES))) await kept.delete(old);
}
