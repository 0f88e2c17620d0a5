/** The page's data. It is parsed in slices when an environment is first shown, and then cached. */
import type { PlanResource } from "../../plan/types.ts";
import type { ExploreEffect } from "../change-types.ts";
import type { PageEdge, PageHead } from "../types.ts";
import { inSlices } from "./dom.ts";
import { indexed, type Environment } from "./model.ts";

/** Names of the page's environments, in order. */
export function environmentNames(): readonly string[] {
  return JSON.parse(textOf("environments")) as readonly string[];
}

const loading = new Map<number, Promise<Environment>>();

export function loadEnvironment(place: number): Promise<Environment> {
  const known = loading.get(place) ?? read(place);
  loading.set(place, known);
  return known;
}

async function read(place: number): Promise<Environment> {
  const head = JSON.parse(textOf(`data-${place}`)) as PageHead;
  const resources: PlanResource[] = [];
  const edges: PageEdge[] = [];
  const effects: ExploreEffect[] = [];
  const parts = (kind: string, count: number) => Array.from({ length: count }, (_, part) => `data-${place}-${kind}-${part}`);
  await inSlices(parts("resources", head.parts.resources), (id) => resources.push(...(JSON.parse(textOf(id)) as readonly PlanResource[])));
  await inSlices(parts("edges", head.parts.edges), (id) => edges.push(...(JSON.parse(textOf(id)) as readonly PageEdge[])));
  await inSlices(parts("effects", head.parts.effects), (id) => effects.push(...(JSON.parse(textOf(id)) as readonly ExploreEffect[])));
  return indexed(head, { resources, edges, effects });
}

/** A new copy of an environment's picture. */
export function pictureAt(place: number): HTMLElement {
  const frame = document.querySelector<HTMLTemplateElement>("#pictures")!.content.querySelector<HTMLElement>(`#picture-${place}`)!;
  const copy = frame.cloneNode(true) as HTMLElement;
  copy.removeAttribute("id");
  copy.hidden = false;
  return copy;
}

function textOf(id: string): string {
  return document.querySelector(`#${id}`)!.textContent;
}
