/** The page's state as encoded in the URL hash: `#rds-instance`, or `#env=prod&with=dev&id=rds-instance`. */

/** `first`: what an environment opens with. `list`: the same, and on a phone the list of resources. */
export type View = "first" | "list" | "changes" | "picture" | "resource" | "cost" | "policy";

export interface Route {
  /** Index into the page's environments. */
  readonly environment: number;
  /** Index of the environment to compare with. */
  readonly other?: number;
  readonly view: View;
  readonly id?: string;
}

const views: ReadonlySet<string> = new Set(["list", "changes", "picture", "cost", "policy"]);

/** Parses a hash. The default for anything unknown is the first view of the first environment. */
export function parseRoute(hash: string, names: readonly string[]): Route {
  const text = hash.replace(/^#/, "");
  if (!text.includes("=")) {
    const id = decoded(text);
    return id === "" ? { environment: 0, view: "first" } : { environment: 0, view: "resource", id };
  }
  const parameters = new URLSearchParams(text);
  const environment = Math.max(0, names.indexOf(parameters.get("env") ?? ""));
  const other = names.indexOf(parameters.get("with") ?? "");
  const compared = other < 0 || other === environment ? {} : { other };
  const id = parameters.get("id");
  if (id !== null && id !== "") return { environment, ...compared, view: "resource", id };
  const view = parameters.get("view") ?? "";
  return { environment, ...compared, view: views.has(view) ? (view as View) : "first" };
}

/** The shortest hash of a route. */
export function formatRoute({ environment, other, view, id }: Route, names: readonly string[]): string {
  const plain = environment === 0 && other === undefined;
  if (plain && view === "resource" && id !== undefined && !id.includes("=")) return `#${encodeURIComponent(id)}`;
  const parameters = new URLSearchParams();
  if (environment !== 0 || other !== undefined) parameters.set("env", names[environment]!);
  if (other !== undefined) parameters.set("with", names[other]!);
  if (view === "resource" && id !== undefined) parameters.set("id", id);
  else if (view !== "first") parameters.set("view", view);
  return `#${parameters.toString()}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
