// Slack's mrkdwn to document nodes: entities, mentions, links, dates, emphasis, code, quotes, lists, emoji.
import { el } from "./dom.js";

const EMOJI = {
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", hourglass: "⌛",
  hourglass_flowing_sand: "⏳", no_entry: "⛔", no_entry_sign: "🚫", red_circle: "🔴", large_green_circle: "🟢",
  large_yellow_circle: "🟡", white_circle: "⚪", information_source: "ℹ️", question: "❓", rocket: "🚀",
  stop_button: "⏹️", arrow_forward: "▶️", arrows_counterclockwise: "🔄", repeat: "🔁", mag: "🔍", bulb: "💡",
  lock: "🔒", eyes: "👀", tada: "🎉", zzz: "💤", computer: "💻", desktop_computer: "🖥️", robot_face: "🤖",
  wave: "👋", "+1": "👍", "-1": "👎", clock3: "🕒", stopwatch: "⏱️", gear: "⚙️", link: "🔗", boom: "💥",
};
const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (all, name) => EMOJI[name] ?? all);

export function plain(text, emoji = true) {
  return emoji ? withEmoji(text) : text;
}

/** @param names looks up people, channels and groups: `names.person(id)` and so on */
export function mrkdwn(text, names) {
  return text.split(/```\n?([\s\S]*?)```/).flatMap((part, index) =>
    index % 2 === 1 ? [el("pre", {}, unescape(part.replace(/<([^|>]+)(\|[^>]*)?>/g, "$1")))] : quoted(part, names));
}

function quoted(text, names) {
  const nodes = [];
  let quote = [];
  const flush = () => {
    if (quote.length) nodes.push(el("blockquote", {}, lines(quote, names)));
    quote = [];
  };
  const rest = [];
  const flushRest = () => {
    if (rest.length) nodes.push(...lines(rest.splice(0), names));
  };
  for (const line of text.split("\n")) {
    if (line.startsWith("&gt;")) {
      flushRest();
      quote.push(line.slice(4).trimStart());
    } else {
      flush();
      rest.push(line);
    }
  }
  flush();
  flushRest();
  return nodes;
}

function lines(all, names) {
  return all.flatMap((line, index) => [...(index ? [el("br")] : []), ...inline(line, names)]);
}

const TOKEN = /`([^`\n]+)`|<([^<>]+)>|(?<![\p{L}\p{N}])\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_([^\s_](?:[^_\n]*[^\s_])?)_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])~([^\s~](?:[^~\n]*[^\s~])?)~(?![\p{L}\p{N}])/gu;

function inline(text, names) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    nodes.push(withEmoji(unescape(text.slice(from, match.index))));
    nodes.push(token(match, names));
    from = match.index + match[0].length;
  }
  nodes.push(withEmoji(unescape(text.slice(from))));
  return nodes;
}

function token([, code, angle, bold, italic, struck], names) {
  if (code !== undefined) return el("code", {}, unescape(code.replace(/<([^|>]+)\|?([^>]*)>/g, (_, a, b) => b || a)));
  if (angle !== undefined) return reference(angle, names);
  if (bold !== undefined) return el("strong", {}, inline(bold, names));
  if (italic !== undefined) return el("em", {}, inline(italic, names));
  return el("s", {}, inline(struck, names));
}

function reference(inside, names) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : inside.slice(bar + 1);
  if (target.startsWith("@")) return el("span", { class: "mention" }, "@" + names.person(target.slice(1)));
  if (target.startsWith("#")) return el("span", { class: "mention" }, "#" + (label || names.channel(target.slice(1))));
  if (target.startsWith("!date^")) return date(target.split("^"), label);
  if (target.startsWith("!")) {
    return el("span", { class: "mention loud" }, label ?? "@" + target.slice(1).replace(/^subteam\^/, ""));
  }
  return link(unescape(target), unescape(label ?? target));
}

export function link(address, label) {
  const safe = /^(https?|mailto):/.test(address);
  return safe ? el("a", { href: address, target: "_blank", rel: "noreferrer" }, label) : label;
}

function date([, seconds, format, address], fallback) {
  const node = el("time", { "data-seconds": seconds, "data-format": format, title: fallback ?? "" });
  tell(node);
  return address ? el("a", { href: address, target: "_blank", rel: "noreferrer" }, node) : node;
}

export function dateNode(seconds, format, fallback) {
  return date(["", String(seconds), format], fallback);
}

const LONG = { year: "numeric", month: "long", day: "numeric" };

function tell(node) {
  const at = new Date(Number(node.dataset.seconds) * 1000);
  const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / 86400000);
  const pretty = { 0: "today", 1: "tomorrow", "-1": "yesterday" }[days];
  const as = (options) => at.toLocaleDateString("en", options);
  const forms = {
    date_num: () => at.toISOString().slice(0, 10),
    date: () => as(LONG),
    date_short: () => as({ ...LONG, month: "short" }),
    date_long: () => as({ ...LONG, weekday: "long" }),
    date_pretty: () => pretty ?? as(LONG),
    date_short_pretty: () => pretty ?? as({ ...LONG, month: "short" }),
    date_long_pretty: () => pretty ?? as({ ...LONG, weekday: "long" }),
    time: () => at.toLocaleTimeString("en", { hour: "numeric", minute: "2-digit" }),
    time_secs: () => at.toLocaleTimeString("en", { hour: "numeric", minute: "2-digit", second: "2-digit" }),
    ago: () => ago(at),
  };
  const text = node.dataset.format.replace(/\{(\w+)\}/g, (all, name) => forms[name]?.() ?? all);
  if (node.textContent !== text) node.textContent = text;
}

function ago(at) {
  const seconds = Math.round((at - Date.now()) / 1000);
  const size = Math.abs(seconds);
  const [count, unit] =
    size < 60 ? [size, "second"] : size < 3600 ? [Math.floor(size / 60), "minute"]
      : size < 86400 ? [Math.floor(size / 3600), "hour"] : [Math.floor(size / 86400), "day"];
  const words = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return seconds > 0 ? "in " + words : words + " ago";
}

setInterval(() => document.querySelectorAll("time[data-seconds]").forEach(tell), 1000);
