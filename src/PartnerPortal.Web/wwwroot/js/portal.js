// What must work before and without a circuit: colours, reload, and moving in lists by keyboard.
const root = document.documentElement;

function showChoice() {
  const chosen = root.dataset.theme ?? "system";
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
  }
}

function choose(theme) {
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === "system" ? 0 : 31536000;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `portal.theme=${theme}; path=/; max-age=${age}; samesite=lax${secure}`;
  showChoice();
}

function moveInList(step) {
  const links = [...document.querySelectorAll(".list .row-link")];
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  links[Math.min(Math.max(at + step, 0), links.length - 1)].focus();
}

document.addEventListener("click", event => {
  const choice = event.target.closest("[data-theme-choice]");
  if (choice) choose(choice.dataset.themeChoice);
  if (event.target.closest("[data-reload]")) location.reload();
});

document.addEventListener("toggle", showChoice, true);

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  if (event.key === "j") moveInList(1);
  if (event.key === "k") moveInList(-1);
});
