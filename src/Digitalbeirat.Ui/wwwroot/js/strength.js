// Shows under a new password how good it is, as the house itself measures it. Without script the answer comes with the form.
for (const shown of document.querySelectorAll('[data-strength]')) {
  const form = shown.closest('form');
  const field = form.elements[shown.dataset.strength];
  const [meter, said] = [shown.querySelector('meter'), shown.querySelector('p')];
  let waiting, sending;

  const measure = async () => {
    sending?.abort();
    sending = new AbortController();
    const body = new URLSearchParams({ token: form.elements.token.value, Password: field.value, Email: form.elements.Email?.value ?? '' });
    try {
      const answer = await fetch('/passwort/staerke', { method: 'POST', body, signal: sending.signal });
      if (!answer.ok) return;
      const { score, text } = await answer.json();
      meter.value = score + 1;
      said.textContent = text;
    } catch {
      // Offline or overtaken by the next key: the form says it when it is sent.
    }
  };

  field.addEventListener('input', () => {
    shown.hidden = field.value.length === 0;
    clearTimeout(waiting);
    waiting = setTimeout(measure, 400);
  });
}
