// The page: holds the latest snapshot and what is selected, shows both, sends what the person does.
import { avatar, byId, el, reconcile } from "./dom.js";
import { blocks } from "./blocks.js";
import { mrkdwn } from "./mrkdwn.js";
import { showCluster } from "./cluster.js";

const query = new URLSearchParams(location.search);
const selected = { as: query.get("as") ?? "U0ALICE", channel: query.get("channel"), thread: query.get("thread") };
const sent = [];
let state;
let feed;

// ---- what comes in

function follow() {
  feed?.close();
  feed = new EventSource("/live?as=" + encodeURIComponent(selected.as));
  feed.onmessage = (event) => take(JSON.parse(event.data));
  feed.onerror = () => toast("The sandbox does not answer. Is it still running?", true);
}

function take(snapshot) {
  state = snapshot;
  document.body.dataset.ready = "true";
  show();
}

const names = {
  person: (id) => person(id)?.name ?? id,
  channel: (id) => state.channels.find((channel) => channel.id === id)?.name ?? id,
};
const person = (id) => state.people.find((someone) => someone.id === id);
const channel = () => state.channels.find((one) => one.id === selected.channel);
const label = (one) => (one.kind === "DIRECT" ? "VM Bot" : one.name);

// ---- what goes out

async function act(deed) {
  const response = await fetch("/deed", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as: selected.as, ...deed }),
  }).catch(() => null);
  const body = response ? await response.json().catch(() => ({})) : { problem: "The sandbox does not answer." };
  if (body.problem) toast(body.problem, true);
  else if (body.milliseconds !== undefined) toast(`The bot acknowledged in ${body.milliseconds} ms`);
  return body;
}

async function press(message, item, button) {
  if (item.confirm && !(await confirmed(item.confirm))) return;
  button.disabled = true;
  button.classList.add("busy");
  await act({ do: "press", channel: message.channel, ts: message.ts, action: item.action_id });
  button.disabled = false;
  button.classList.remove("busy");
}

function confirmed(wording) {
  const dialog = byId("confirm");
  byId("confirmtitle").textContent = wording.title.text;
  byId("confirmtext").replaceChildren(...(wording.text.type === "mrkdwn" ? mrkdwn(wording.text.text, names) : [wording.text.text]));
  byId("deny").textContent = wording.deny.text;
  byId("agree").textContent = wording.confirm.text;
  byId("agree").className = "button " + (wording.style ?? "primary");
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}

function composer(form, deed) {
  const area = form.querySelector("textarea");
  const fit = () => {
    area.style.height = "auto";
    area.style.height = Math.min(area.scrollHeight, 180) + "px";
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = area.value.trim();
    if (!text) return;
    sent.push(text);
    area.value = "";
    fit();
    const answer = await act({ do: "say", text, ...deed() });
    if (answer.problem && !area.value) area.value = text;
  });
  area.addEventListener("input", fit);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "ArrowUp" && !area.value && sent.length) {
      event.preventDefault();
      area.value = sent.at(-1);
      fit();
    }
  });
}

let clearing;
function toast(text, bad = false) {
  const node = byId("toast");
  node.textContent = text;
  node.className = bad ? "bad" : "good";
  clearTimeout(clearing);
  clearing = setTimeout(() => (node.className = ""), bad ? 6000 : 2500);
}

// ---- what is selected

function select(change) {
  Object.assign(selected, change);
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(selected)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
  if (change.as) follow();
  else show();
  if (change.channel) byId("text").focus();
  if (change.thread) byId("replytext").focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href*='/archives/']");
  const place = link?.href.match(/\/archives\/(\w+)\/p(\d+)(\d{6})(?:\?thread_ts=([\d.]+))?/);
  if (!place) return;
  event.preventDefault();
  const ts = place[4] ?? `${place[2]}.${place[3]}`;
  select({ channel: place[1], thread: ts });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && selected.thread && !byId("confirm").open) select({ thread: null });
});

// ---- unread

const seenKey = (id) => `seen/${selected.as}/${id}`;
const latest = (id) => state.messages.findLast((message) => message.channel === id && message.author !== selected.as)?.ts ?? "0";
const unread = (id) => Number(latest(id)) > Number(sessionStorage.getItem(seenKey(id)) ?? "0");

// ---- what is seen

function show() {
  if (!state || state.me !== selected.as) return;
  if (!channel()) selected.channel = state.channels[0]?.id;
  if (!channel()) return;
  sessionStorage.setItem(seenKey(selected.channel), latest(selected.channel));
  showChannels();
  showPeople();
  showMessages();
  showThread();
  showCluster(state, act);
}

function showChannels() {
  const entry = (one) => el("button", {
    class: "entry", "data-channel": one.id, "aria-current": one.current ? "page" : null,
    onclick: () => select({ channel: one.id, thread: null }),
  },
  el("span", { class: "mark", "aria-hidden": "true" }, one.kind === "DIRECT" ? "●" : one.kind === "PRIVATE" ? "🔒" : "#"),
  el("span", { class: "name" }, label(one)),
  one.shared ? el("span", { class: "tag", title: "Shared with another workspace" }, "shared") : null,
  one.unread ? el("span", { class: "dot", role: "img", "aria-label": "unread" }) : null);
  const groups = [["Channels", (one) => one.kind !== "DIRECT"], ["Direct messages", (one) => one.kind === "DIRECT"]];
  const items = groups.flatMap(([title, wanted]) => [
    { title },
    ...state.channels.filter(wanted).map((one) => ({
      ...one, current: one.id === selected.channel, unread: one.id !== selected.channel && unread(one.id),
    })),
  ]);
  reconcile(byId("channels"), items, (item) => item.id ?? item.title, (item) => (item.title ? el("h2", {}, item.title) : entry(item)));
}

function showPeople() {
  const actors = state.people
    .filter((one) => ["MEMBER", "GUEST", "OUTSIDER"].includes(one.standing) && one.id !== "USLACKBOT")
    .map((one) => ({ ...one, current: one.id === selected.as }));
  const note = { GUEST: "guest", OUTSIDER: "external" };
  reconcile(byId("people"), actors, (one) => one.id, (one) => el("button", {
    class: "entry person", role: "radio", "aria-checked": String(one.current), "data-person": one.id,
    onclick: () => select({ as: one.id, thread: null }),
  }, avatar(one), el("span", { class: "name" }, one.name), note[one.standing] ? el("span", { class: "tag" }, note[one.standing]) : null));
}

function showMessages() {
  const here = channel();
  byId("title").textContent = here.kind === "DIRECT" ? label(here) : "# " + here.name;
  byId("subtitle").textContent =
    `${here.members} people` + (here.shared ? " · shared with another workspace" : "") + (here.bot ? "" : " · VM Bot is not in this channel");
  const area = byId("text");
  area.placeholder = `Message ${here.kind === "DIRECT" ? label(here) : "#" + here.name}, or a command such as /vm list`;
  const all = state.messages.filter((message) => message.channel === here.id);
  const top = all.filter((message) => !message.thread).map((message, index, list) => ({
    ...message, ...replies(all, message), follows: follows(list[index - 1], message),
  }));
  fill(byId("messages"), top);
}

function replies(all, message) {
  const found = all.filter((other) => other.thread === message.ts);
  return { replies: found.length, repliers: [...new Set(found.map((reply) => reply.author))].slice(0, 4) };
}

function follows(before, message) {
  return Boolean(before) && before.author === message.author && !before.ephemeral && !message.ephemeral
    && Number(message.ts) - Number(before.ts) < 300 && !message.blocks.length && !before.blocks.length;
}

function showThread() {
  const root = selected.thread && state.messages.find((message) => message.ts === selected.thread && message.channel === selected.channel);
  byId("thread").hidden = !root;
  document.body.classList.toggle("threaded", Boolean(root));
  if (!root) return;
  byId("threadplace").textContent = channel().kind === "DIRECT" ? label(channel()) : "# " + channel().name;
  const found = state.messages.filter((message) => message.channel === root.channel && message.thread === root.ts);
  fill(byId("replies"), [root, ...found].map((message) => ({ ...message, inThread: true })));
}

function fill(list, messages) {
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60 || list.dataset.place !== selected.channel + selected.as;
  list.dataset.place = selected.channel + selected.as;
  reconcile(list, messages, (message) => message.channel + message.ts, row);
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function row(message) {
  const author = person(message.author) ?? { id: message.author, name: message.author };
  const at = new Date(Number(message.ts) * 1000);
  const context = {
    names,
    press: (item, button) => press(message, item, button),
    choose: (item, value) => act({ do: "choose", channel: message.channel, ts: message.ts, action: item.action_id, value }),
  };
  return el("li", {
    class: ["message", message.ephemeral && "ephemeral", message.follows && "follows"].filter(Boolean).join(" "),
    "data-message": message.ts, "data-author": message.author, "data-ephemeral": message.ephemeral,
  },
  avatar(author),
  el("div", { class: "body" },
    message.ephemeral ? el("p", { class: "only" }, "👁 Only visible to you") : null,
    el("p", { class: "who" }, el("strong", {}, author.name),
      author.standing === "BOT" ? el("span", { class: "tag" }, "APP") : null,
      author.standing === "OUTSIDER" ? el("span", { class: "tag" }, "external") : null,
      el("time", { datetime: at.toISOString(), title: at.toLocaleString("en") },
        at.toLocaleTimeString("en", { hour: "numeric", minute: "2-digit" }))),
    el("div", { class: "content" },
      message.blocks.length ? blocks(message.blocks, context) : el("p", {}, mrkdwn(message.text, names)),
      message.edited ? el("span", { class: "edited" }, "(edited)") : null),
    message.files.map((file) => el("details", { class: "file" }, el("summary", {}, file.title || file.name), el("pre", {}, file.preview ?? ""))),
    message.replies ? thread(message) : null),
  message.inThread || message.ephemeral ? null : el("button", {
    class: "plain reply", "aria-label": "Reply in thread", title: "Reply in thread", "data-open-thread": message.ts,
    onclick: () => select({ thread: message.ts }),
  }, "💬"));
}

function thread(message) {
  return el("button", { class: "replies", "data-thread": message.ts, onclick: () => select({ thread: message.ts }) },
    message.repliers.map((id) => avatar(person(id))),
    `${message.replies} ${message.replies === 1 ? "reply" : "replies"}`);
}

composer(byId("composer"), () => ({ channel: selected.channel }));
composer(byId("replier"), () => ({ channel: selected.channel, thread: selected.thread }));
byId("closethread").addEventListener("click", () => select({ thread: null }));
take(JSON.parse(byId("first").textContent));
if (state.me !== selected.as) select({ as: state.me });
else follow();
