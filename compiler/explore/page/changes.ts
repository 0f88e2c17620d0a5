/** The first view of a change: what happens to the environment, the worst first, and what else a reviewer must know. */
import type { ExploreEdit, ExploreEffect, ExploreSection, PageChange } from "../change-types.ts";
import { marks } from "../marks.ts";
import { h, prose } from "./dom.ts";
import { legend, markSign } from "./mark.ts";
import type { Environment } from "./model.ts";
import { growingList } from "./more.ts";
import type { Link } from "./tree.ts";

export function changesView(environment: Environment, change: PageChange, link: Link): readonly Node[] {
  const [first = "", ...rest] = change.headline;
  return [
    h("h2", { tabindex: -1, id: "title" }, `${environment.environment}: `, ...prose(first)),
    h("p", { class: "headline" }, rest.join("; ")),
    sides(change),
    ...(environment.effects.length === 0 ? [] : [legend(environment)]),
    ...change.sections.filter(({ title }) => urgent.has(title)).flatMap(section),
    ...change.parts.map(({ title, patch }) =>
      h("details", {}, h("summary", {}, title), h("pre", { tabindex: 0, "aria-label": title }, patch)),
    ),
    ...byDanger(environment.effects).flatMap(([danger, group]) => [
      h("h3", { class: `danger ${group[0]!.tone}` }, `${danger} (${group.length})`),
      ...growingList("effects", group, (effect) => entry(effect, link)),
    ]),
    ...change.sections.filter(({ title }) => !urgent.has(title)).flatMap(section),
  ];
}

/** Sections that come before the operations, as in the comment on a pull request. */
const urgent: ReadonlySet<string> = new Set(["gate", "order in time", "several pull requests"]);

function sides({ from, to }: PageChange): Node {
  if (from === undefined || to === undefined) return h("p", { class: "facts" }, from ?? to ?? "");
  return h("p", { class: "facts" }, h("code", {}, from), " → ", h("code", {}, to));
}

/** Effects are sorted by danger. */
function byDanger(effects: readonly ExploreEffect[]): readonly (readonly [string, readonly ExploreEffect[]])[] {
  const groups = new Map<string, ExploreEffect[]>();
  for (const effect of effects) {
    const group = groups.get(effect.danger);
    if (group === undefined) groups.set(effect.danger, [effect]);
    else group.push(effect);
  }
  return [...groups];
}

function entry(effect: ExploreEffect, link: Link): Node {
  const { id, kind, operation, causes, chain, downtime, notices } = effect;
  return h(
    "li",
    {},
    h("p", {}, markSign(marks[kind]), h("a", { class: "reference", href: link(id) }, id), ` ${operation}`),
    causes.length + chain.length > 0 && causeLine(causes, chain, link, mostCauses),
    downtime !== undefined && downtimeLine(downtime),
    ...notices.map((notice) => h("p", { class: "notice" }, ...prose(notice))),
  );
}

/** In the list of all changes; a resource's own page names every cause. */
const mostCauses = 3;

/** The edited lines behind an operation, and the way from them to the resource. */
export function causeLine(causes: readonly ExploreEdit[], chain: readonly string[], link: Link, most = Infinity): HTMLElement {
  const edits = causes
    .slice(0, most)
    .flatMap(({ key, file, line }, index): readonly (Node | string)[] => [
      index === 0 ? "because of " : ", ",
      h("code", {}, key),
      file === undefined || line === undefined ? "" : h("span", { class: "place" }, ` ${file}:${line}`),
    ]);
  const through = chain.flatMap((id, index): readonly (Node | string)[] => {
    const href = link(id);
    return [
      index > 0 ? ", " : causes.length > 0 ? ", through " : "through ",
      href === undefined ? id : h("a", { class: "reference", href }, id),
    ];
  });
  const more = causes.length > most ? ` and ${causes.length - most} more` : "";
  return h("p", { class: "cause" }, ...edits, more, ...through);
}

/** A downtime with the page, or the estimate, that it comes from. */
export function downtimeLine({ text, source }: NonNullable<ExploreEffect["downtime"]>): HTMLElement {
  const where = /^https:\/\/\S+$/.test(source) ? h("a", { href: source, rel: "noopener noreferrer" }, "source") : `source: ${source}`;
  return h("p", { class: "downtime" }, h("strong", {}, text), " (", where, ")");
}

function section({ title, lines }: ExploreSection): readonly Node[] {
  return [
    h("h3", {}, lines.length === 1 ? title : `${title} (${lines.length})`),
    ...growingList("lines", lines, (line) => h("li", {}, ...prose(line))),
  ];
}
