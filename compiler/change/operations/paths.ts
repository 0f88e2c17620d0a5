/** Pulumi's property paths: `tags.Name`, `ingress[0].fromPort`, `tags["kubernetes.io/name"]`, with `*` for all members. */

export type Step = string | number;

const steps = /\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|\[(\*)\]|\.?([^.[\]]+)/g;

export function parsePath(path: string): readonly Step[] {
  return [...path.matchAll(steps)].map(([, quoted, index, all, name]) =>
    index === undefined ? (quoted?.replaceAll(/\\(.)/g, "$1") ?? all ?? name!) : Number(index),
  );
}

/** The path of a member. */
export function within(path: string, step: Step): string {
  if (typeof step === "number") return `${path}[${step}]`;
  if (/[.[\]"]/.test(step)) return `${path}["${step.replaceAll(/["\\]/g, String.raw`\$&`)}"]`;
  return path === "" ? step : `${path}.${step}`;
}

/** The property of the resource that a path begins with. */
export function rootOf(path: string): string {
  return String(parsePath(path)[0]);
}

/** Does the path, which may contain `*`, cover the other one? A path covers everything below it. */
export function covers(path: string, other: string): boolean {
  const [own, given] = [parsePath(path), parsePath(other)];
  return own.length <= given.length && own.every((step, index) => step === "*" || step === given[index]);
}

/** Names of the members on the way, without list positions: the form of the replacement facts. */
export function plainPath(path: string): string {
  return parsePath(path)
    .filter((step) => typeof step === "string")
    .join(".");
}
