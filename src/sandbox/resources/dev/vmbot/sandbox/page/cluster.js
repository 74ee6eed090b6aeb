// The cluster panel: one card for each VM, changed in place so that an open select box stays open.
import { byId, el } from "./dom.js";

const TONES = [
  [/^running$/i, "good"],
  [/^(stopped|halted)$/i, "calm"],
  [/^(paused|migrating|waiting)/i, "warn"],
  [/(crash|err|unschedulable|unknown|fail|notfound)/i, "bad"],
];
const tone = (status) => TONES.find(([pattern]) => pattern.test(status))?.[1] ?? "busy";

export function showCluster(state, act) {
  const list = byId("vms");
  const up = state.vms.filter((vm) => vm.status === "Running").length;
  byId("count").textContent = `${up} of ${state.vms.length} running`;
  const namespaces = [...new Set(state.vms.map((vm) => vm.namespace))];
  const keys = new Set(state.vms.map((vm) => `${vm.namespace}/${vm.name}`));
  list.querySelectorAll("[data-vm]").forEach((card) => keys.has(card.dataset.vm) || card.remove());
  list.querySelectorAll("section").forEach((part) => namespaces.includes(part.dataset.namespace) || part.remove());
  for (const vm of state.vms) {
    const card = list.querySelector(`[data-vm="${CSS.escape(vm.namespace)}/${CSS.escape(vm.name)}"]`);
    update(card ?? place(list, vm, state.behaviours, act), vm);
  }
}

function place(list, vm, behaviours, act) {
  let part = list.querySelector(`section[data-namespace="${CSS.escape(vm.namespace)}"]`);
  if (!part) {
    part = el("section", { "data-namespace": vm.namespace, "aria-label": "Namespace " + vm.namespace }, el("h3", {}, vm.namespace));
    list.append(part);
  }
  const card = el("article", { class: "vm", "data-vm": `${vm.namespace}/${vm.name}` },
    el("div", { class: "row" }, el("strong", {}, vm.name), el("span", { class: "pill", "data-status": "" })),
    el("p", { class: "facts" }),
    el("label", {}, "Behaves ", el("select", {
      "aria-label": `Behaviour of ${vm.namespace}/${vm.name}`,
      onchange: (event) => act({ do: "behave", namespace: vm.namespace, name: vm.name, behaviour: event.target.value }),
    }, behaviours.map((name) => el("option", { value: name }, name)))));
  part.append(card);
  return card;
}

function update(card, vm) {
  const pill = card.querySelector(".pill");
  if (pill.textContent !== vm.status) {
    pill.textContent = vm.status;
    pill.className = "pill " + tone(vm.status);
    pill.dataset.status = vm.status;
  }
  card.querySelector(".facts").textContent = [vm.strategy, vm.node ? "on " + vm.node : "on no node"].join(" · ");
  const select = card.querySelector("select");
  if (document.activeElement !== select && select.value !== vm.behaviour) select.value = vm.behaviour;
  card.classList.toggle("odd", vm.behaviour !== select.options[0]?.value);
}
