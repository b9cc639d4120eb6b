// Says under a text field how many characters are left. Without it the hint says how many are allowed.
for (const field of document.querySelectorAll('textarea[data-max]')) {
  const shown = document.getElementById(field.id + '-count');
  const said = shown?.parentElement.querySelector('[data-count-said]');
  if (!shown) continue;
  const max = Number(field.dataset.max);
  let quiet;

  const count = () => {
    const left = max - field.value.length;
    const text = (left < 0 ? shown.dataset.over : shown.dataset.left).replace('#', Math.abs(left).toLocaleString(document.documentElement.lang));
    shown.textContent = text;
    shown.classList.toggle('over', left < 0);
    // Read aloud only where it matters and typing has paused: not at every key.
    clearTimeout(quiet);
    if (left < max / 10) quiet = setTimeout(() => { said.textContent = text; }, 1000);
  };

  field.addEventListener('input', count);
  if (field.value.length > 0) count();
}
