// Keeps one page for the moment when the visitor's own connection is gone; nothing else is kept.
navigator.serviceWorker?.register('/sw.js').catch(() => { /* Private windows refuse; the browser's own page will do. */ });
