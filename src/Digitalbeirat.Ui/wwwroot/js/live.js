// On an item's page: counters that follow, and a line that says what is new. Without it the page is as it was when it was opened.
const box = document.querySelector('[data-live]');
let source, last, pause = 2;

const show = ({ comments, supports, news }) => {
  const counter = document.querySelector('[data-live-supports]');
  if (counter) counter.textContent = supports.toLocaleString(document.documentElement.lang);
  const more = comments - Number(box.dataset.comments);
  const other = news.at(-1)?.what;
  const text = more > 0 ? (more === 1 ? box.dataset.one : box.dataset.many.replace('#', more)) : other;
  if (!text) return;
  const link = document.createElement('a');
  link.href = more > 0 ? '#diskussion' : '';
  link.textContent = box.dataset.again;
  link.addEventListener('click', event => { event.preventDefault(); location.hash = more > 0 ? 'diskussion' : ''; location.reload(); });
  box.replaceChildren(`${text} `, link);
};

const close = () => { source?.close(); source = undefined; };

const open = () => {
  if (source || document.hidden) return;
  source = new EventSource(box.dataset.live + (last ? `?nach=${last}` : ''));
  source.addEventListener('item', event => { last = event.lastEventId; show(JSON.parse(event.data)); });
  source.addEventListener('gone', close);
  source.addEventListener('open', () => { pause = 2; });
  // Where the connection broke, the browser comes back by itself; where somebody in front says that nobody is there (502), it gives up, and we come back.
  source.addEventListener('error', () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    close();
    setTimeout(open, pause * 1000);
    pause = Math.min(pause * 2, 300);
  });
};

if (box) {
  open();
  // A browser has few connections for one house: a page nobody sees gives its own back.
  document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
  addEventListener('pagehide', close);
}
