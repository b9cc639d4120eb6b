// While somebody writes a title: what others have already said. Needs a field with [data-similar="/api/similar"].
for (const input of document.querySelectorAll('[data-similar]')) {
  const box = document.createElement('div');
  box.className = 'similar';
  box.setAttribute('role', 'status');
  input.closest('.field').append(box);
  let waiting, asked;

  const show = found => {
    box.replaceChildren();
    if (found.length === 0) return;
    const head = document.createElement('p');
    head.textContent = input.dataset.similarHead;
    const list = document.createElement('ul');
    for (const { title, address } of found.slice(0, 5)) {
      const link = document.createElement('a');
      link.href = address;
      link.textContent = title;
      const entry = document.createElement('li');
      entry.append(link);
      list.append(entry);
    }
    box.append(head, list);
  };

  const ask = async () => {
    const text = input.value.trim();
    if (text === asked) return;
    asked = text;
    if (text.length < 8) return show([]);
    try {
      const answer = await fetch(`${input.dataset.similar || '/api/similar'}?text=${encodeURIComponent(text)}`, { headers: { Accept: 'application/json' } });
      const found = answer.ok ? await answer.json() : [];
      if (text === asked) show(found);
    } catch {
      // Without a connection there is nothing to suggest.
    }
  };

  input.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(ask, 500); });
}
