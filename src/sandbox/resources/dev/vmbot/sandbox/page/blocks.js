// Block Kit to document nodes.
import { el } from "./dom.js";
import { dateNode, link, mrkdwn, plain } from "./mrkdwn.js";

/** @param context `{names, press(element), choose(element, value)}` */
export function blocks(list, context) {
  return list.map((block) => {
    const node = (RENDER[block.type] ?? unknown)(block, context);
    node.dataset.block = block.type;
    return node;
  });
}

export function text(object, names) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text, names) : [plain(object.text, object.emoji !== false)];
}

const RENDER = {
  header: (block, { names }) => el("h3", { class: "b-header" }, text(block.text, names)),
  divider: () => el("hr"),
  section: (block, context) =>
    el("div", { class: "b-section" },
      el("div", { class: "b-main" },
        block.text ? el("div", { class: "b-text" }, text(block.text, context.names)) : null,
        block.fields
          ? el("div", { class: "b-fields" }, block.fields.map((field) => el("div", {}, text(field, context.names))))
          : null),
      block.accessory ? element(block.accessory, context) : null),
  context: (block, context) =>
    el("div", { class: "b-context" },
      block.elements.map((item) => (item.type === "image" ? image(item) : el("span", {}, text(item, context.names))))),
  actions: (block, context) =>
    el("div", { class: "b-actions" }, block.elements.map((item) => element(item, context))),
  image: (block, { names }) => el("figure", {}, el("figcaption", {}, text(block.title, names)), image(block)),
  markdown: (block, { names }) => el("div", { class: "b-text" }, mrkdwn(block.text, names)),
  rich_text: (block, { names }) => el("div", { class: "b-rich" }, block.elements.map((part) => rich(part, names))),
  table: (block, { names }) =>
    el("table", {}, block.rows.map((row, index) => el("tr", {}, row.map((cell) =>
      el(index ? "td" : "th", {}, cell.type === "rich_text"
        ? cell.elements.map((part) => rich(part, names)) : String(cell.text ?? "")))))),
};

function unknown(block) {
  return el("p", { class: "b-unknown" }, `(a block of type ${block.type})`);
}

function image(item) {
  return el("img", { src: item.image_url, alt: item.alt_text, title: item.alt_text });
}

function element(item, context) {
  if (item.type === "button") return button(item, context);
  if (item.type === "image") return image(item);
  if (item.options) return menu(item, context);
  return el("span", { class: "b-unknown" }, `(${item.type})`);
}

function button(item, context) {
  return el("button", {
    type: "button",
    class: ["button", item.style].filter(Boolean).join(" "),
    "data-action": item.action_id,
    "aria-label": item.accessibility_label,
    onclick: (event) => context.press(item, event.currentTarget),
  }, text(item.text, context.names));
}

function menu(item, context) {
  const head = el("option", { value: "" }, item.placeholder?.text ?? "…");
  const options = item.options.map((option) => el("option", { value: option.value }, text(option.text, context.names)));
  return el("select", {
    class: "button",
    "data-action": item.action_id,
    "aria-label": item.placeholder?.text ?? "Choose",
    onchange: (event) => event.target.value && context.choose(item, event.target.value),
  }, head, ...options);
}

function rich(part, names) {
  if (part.type === "rich_text_list") {
    return el(part.style === "ordered" ? "ol" : "ul", {}, part.elements.map((item) => el("li", {}, rich(item, names))));
  }
  const tag = { rich_text_preformatted: "pre", rich_text_quote: "blockquote" }[part.type] ?? "div";
  return el(tag, {}, part.elements.map((item) => richInline(item, names)));
}

function richInline(item, names) {
  switch (item.type) {
    case "text": return styled(item.text, item.style ?? {});
    case "link": return link(item.url, item.text ?? item.url);
    case "user": return el("span", { class: "mention" }, "@" + names.person(item.user_id));
    case "channel": return el("span", { class: "mention" }, "#" + names.channel(item.channel_id));
    case "emoji": return plain(`:${item.name}:`);
    case "date": return dateNode(item.timestamp, item.format, item.fallback);
    default: return `(${item.type})`;
  }
}

function styled(content, style) {
  const parts = content.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));
  let nodes = parts;
  for (const [name, tag] of [["code", "code"], ["bold", "strong"], ["italic", "em"], ["strike", "s"]]) {
    if (style[name]) nodes = [el(tag, {}, nodes)];
  }
  return el("span", {}, nodes);
}
