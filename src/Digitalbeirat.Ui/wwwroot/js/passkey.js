// Forms with data-passkey ask the device for a passkey, or to make one, and then go as any other form. Without script or passkeys they stay hidden.
const able = window.PublicKeyCredential?.parseCreationOptionsFromJSON;

const send = (form, credential) => {
  form.elements.Credential.value = JSON.stringify(credential.toJSON());
  form.submit();
};

const options = async form => {
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams({ token: form.elements.token.value }) });
  // Asked again who one is: the page itself has to be opened anew.
  if (answer.redirected || !answer.ok) return location.reload();
  return answer.json();
};

for (const form of able ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  const said = form.querySelector('.passkey-said');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    said.textContent = '';
    try {
      const asked = await options(form);
      if (!asked) return;
      send(form, form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) }));
    } catch {
      // Cancelled, or no passkey of this house on the device.
      said.textContent = form.dataset.failed;
    }
  });
}
if (able) for (const hint of document.querySelectorAll('[data-passkey-missing]')) hint.hidden = true;
