// Small helpers to build the document. Text always goes in as text.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** Makes the children of `list` those of `items`, keeping every element whose content did not change. */
export function reconcile(list, items, keyOf, render) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  let place = list.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const content = JSON.stringify(item);
    let node = old.get(key);
    if (!node || node.content !== content) {
      const fresh = render(item);
      fresh.dataset.key = key;
      fresh.content = content;
      if (node === place && node) place = node.nextElementSibling;
      if (node) node.remove();
      node = fresh;
    } else if (node === place) {
      place = node.nextElementSibling;
      old.delete(key);
      continue;
    }
    old.delete(key);
    list.insertBefore(node, place);
  }
  old.forEach((node) => node.remove());
}

const PALETTE = ["#2f4b7c", "#a05195", "#d45087", "#1f7a6d", "#b8621b", "#665191", "#37751e", "#8a3b3b"];

export function avatar(person) {
  const initials = person.name.split(" ").map((word) => word[0]).slice(0, 2).join("");
  const color = PALETTE[[...person.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % PALETTE.length];
  const bot = person.standing === "BOT";
  const node = el("span", { class: bot ? "avatar bot" : "avatar", "aria-hidden": "true" }, initials);
  node.style.background = color;
  return node;
}
