// The browser's modal dialog: focus, Escape and the inert page behind are its business.
export function show(dialog) {
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector("[autofocus]") ?? dialog.querySelector(".dialog-body :is(input, select, textarea)"))?.focus();
}

export function close(dialog) {
  if (dialog.open) dialog.close();
}
