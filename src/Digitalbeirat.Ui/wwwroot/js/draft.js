// Sends what is typed to form[data-draft] a second after the last key, so that a closed window loses nothing.
for (const form of document.querySelectorAll('form[data-draft]')) {
  const said = form.querySelector('[data-draft-said]');
  let waiting, sending;

  const save = async () => {
    sending?.abort();
    sending = new AbortController();
    const fields = new FormData(form);
    // Files are not drafts: they would be sent over and over.
    for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: fields, signal: sending.signal });
      if (answer.ok && said) said.textContent = form.dataset.saved;
    } catch {
      // Offline or overtaken by the next key: the next pause tries again.
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(waiting);
    if (said) said.textContent = '';
    waiting = setTimeout(save, 1000);
  });
  form.addEventListener('submit', () => { clearTimeout(waiting); sending?.abort(); });
}
