// Shows /ohne-netz where a page cannot be reached because there is no connection. Answers that did come are passed on untouched.
const kept = 'without-connection', page = '/ohne-netz';

self.addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(kept);
  const answer = await fetch(page, { cache: 'reload' });
  if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
  const styles = [...(await answer.clone().text()).matchAll(/href="(\/[^"]+\.(?:css|woff2|svg))"/g)].map(m => m[1]);
  await cache.put(page, answer);
  await cache.addAll([...new Set(styles)]);
  await self.skipWaiting();
})()));

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const { request } = event;
  // What is sent goes past: the answer to signing out clears this worker too, and Chromium waits for it to be done with that very answer. Going back finds what was typed.
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(async error => await caches.match(page) ?? Promise.reject(error)));
  // The styles of the kept page, and only when they cannot be fetched.
  else if (/\.(css|woff2|svg)$/.test(new URL(request.url).pathname)) event.respondWith(fetch(request).catch(async error => await caches.match(request) ?? Promise.reject(error)));
});
