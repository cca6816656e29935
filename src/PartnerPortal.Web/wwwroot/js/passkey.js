// Asks the browser for a passkey, new or known, and hands its answer to the form that holds the button.
async function post(address, form) {
  const answer = await fetch(new URL(address, document.baseURI), { method: "POST", body: new FormData(form) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

async function ask(kind, options) {
  if (kind === "create") return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

export async function run(button) {
  const form = button.closest("form");
  const problem = form.querySelector("[data-passkey-problem]");
  problem.hidden = true;
  button.disabled = true;
  try {
    const options = await (await post(form.dataset.options, form)).json();
    const credential = await ask(form.dataset.passkeyForm, options);
    form.elements.credential.value = JSON.stringify(credential);
    if (form.dataset.target === undefined) {
      form.submit();
      return;
    }
    await post(form.dataset.target, form);
    form.elements.credential.value = "";
    form.querySelector("[data-passkey-done]").click();
  } catch {
    // Cancelled, timed out, no authenticator, or refused by the portal: one sentence serves all.
    problem.hidden = false;
  } finally {
    button.disabled = false;
  }
}
