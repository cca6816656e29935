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
  if (event.target.closest("[data-print]")) print();
  const passkey = event.target.closest("[data-passkey]");
  if (passkey) import("./passkey.js").then(module => module.run(passkey));
});

document.addEventListener("toggle", showChoice, true);

// Menus that open below their button close with Escape, and when one goes on elsewhere.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.drop[open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", event => closeMenus(event.target.closest("details.drop")));

document.addEventListener("keydown", event => {
  const menu = event.target.closest("details.drop[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog")) return;
  if (event.key === "j") moveInList(1);
  if (event.key === "k") moveInList(-1);
  if (event.key === "x") event.target.closest("tr")?.querySelector(".pick input")?.click();
  const search = event.key === "/" ? document.querySelector(".list-tools input[type=search]") : null;
  if (!search) return;
  event.preventDefault();
  search.focus();
});

// Ctrl-Enter does what the main button of a dialog does; where something is to be typed first, that button waits.
document.addEventListener("keydown", event => {
  const dialog = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest("dialog[open]");
  if (!dialog) return;
  event.preventDefault();
  event.target.dispatchEvent(new Event("change", { bubbles: true }));
  dialog.querySelector(".dialog-actions .button.primary")?.click();
});

// The search opens over any page.
const palette = () => document.querySelector("[data-search-palette]");

function openPalette() {
  const dialog = palette();
  if (!dialog || !document.querySelector(".frame[data-interactive]")) return false;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
  return true;
}

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && openPalette()) event.preventDefault();
});

// Below a field that finds, arrows move through what was found and Enter takes the first. In a dialog, Escape puts the hits away before it closes it.
function moveInHits(event, finder) {
  const stops = [finder.querySelector("input"), ...finder.querySelectorAll(".hit")];
  const at = stops.indexOf(document.activeElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length].focus();
  }
  if (event.key === "Enter" && at === 0 && !event.ctrlKey && !event.metaKey) stops[1]?.click();
  if (event.key === "Escape" && stops.length > 1 && finder.localName !== "dialog") {
    event.preventDefault();
    stops[0].focus();
  }
}

document.addEventListener("keydown", event => {
  const finder = event.target.closest("[data-finder]");
  if (finder) moveInHits(event, finder);
});

document.addEventListener("click", event => {
  if (event.target.closest("[data-search-open]") && openPalette()) event.preventDefault();
  if (event.target.closest("[data-search-palette] .hit") || event.target === palette()) palette().close();
}, true);

// A goal that was reached is celebrated once, and quietly.
function celebrate() {
  const goal = document.querySelector(".frame[data-interactive] .goal.reached[data-goal]");
  const key = goal && `portal.goal.${goal.dataset.goal}`;
  if (!goal || localStorage.getItem(key)) return;
  localStorage.setItem(key, "seen");
  goal.classList.add("celebrated");
}

// Tabs that do not fit scroll: the current one is brought into view, once each time it changes.
const shownTabs = new WeakMap();

function showTabs() {
  for (const tabs of document.querySelectorAll(".tabs")) {
    const current = tabs.querySelector("[aria-current], [aria-selected=true]");
    if (!current || shownTabs.get(tabs) === current) continue;
    shownTabs.set(tabs, current);
    tabs.scrollLeft = current.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2;
  }
}

// Where somebody had too many pages open, this one opens as soon as there is room.
let waiting = false;

async function openWhenThereIsRoom() {
  if (waiting || !document.querySelector("[data-crowded]")) return;
  waiting = true;
  const answer = await new Promise(resolve => setTimeout(resolve, 2000)).then(() => fetch(location.href)).catch(() => null);
  waiting = false;
  if (answer && answer.status !== 429) location.reload();
  else openWhenThereIsRoom();
}

function look() {
  celebrate();
  showTabs();
  openWhenThereIsRoom();
}

look();
new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-interactive"] });

// While the demo is being made, pages without a circuit ask how far it is; those with one are told.
async function followDemo() {
  const banner = document.querySelector(".demo-banner[data-demo]");
  if (!banner || document.querySelector(".frame[data-interactive]")) return;
  try {
    const answer = await fetch(banner.dataset.demo, { headers: { Accept: "application/json" } });
    if (!answer.ok) return banner.remove();
    const state = await answer.json();
    banner.querySelector("span").textContent = state.text;
    if (!state.going) {
      banner.classList.replace("amber", state.percent === 100 ? "green" : "red");
      delete banner.dataset.demo;
    }
  } catch {
    // The portal is away for a moment.
  }
  setTimeout(followDemo, 1000);
}

followDemo();
