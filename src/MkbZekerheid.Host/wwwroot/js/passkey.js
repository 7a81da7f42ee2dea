// Passkeys: asks the browser, puts its answer into the form, and sends the form. Without script the forms stay hidden.
(() => {
  'use strict';
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) return;
  // A passkey belongs to a name; browsers refuse it for a bare number such as 127.0.0.1.
  if (/^[\d.]+$|^\[/.test(location.hostname)) {
    for (const note of document.querySelectorAll('[data-passkey-name]')) note.hidden = false;
    return;
  }
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const error = form.querySelector('[data-passkey-error]');
      if (error) error.hidden = true;
      try {
        const token = form.querySelector('input[name="__RequestVerificationToken"]').value;
        const reply = await fetch(form.dataset.options, { method: 'POST', headers: { RequestVerificationToken: token }, credentials: 'same-origin' });
        if (!reply.ok) throw new Error('refused');
        const options = await reply.json();
        const credential = form.dataset.passkey === 'create'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        form.elements.Credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch {
        if (error) error.hidden = false;
      }
    });
  }
})();
