// The browser's modal dialog: focus, Escape and the inert page behind are its business.
export function show(dialog) {
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
}

export function close(dialog) {
  if (dialog.open) dialog.close();
}
