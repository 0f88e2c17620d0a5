/** Changes one key at a time in the frozen specs, and compares the plans with what their `from` says. */
import { lowerEnvironment } from "../../compiler/modules/lower.ts";
import type { Plan, PlanResource } from "../../compiler/plan/types.ts";
import type { KeyFacts } from "../../compiler/reference/keys.ts";
import { nodeAt, effectiveSchema } from "../../compiler/validate/schema/metadata.ts";
import { isTree } from "../../compiler/source/merge.ts";
import type { Tree } from "../../compiler/source/types.ts";
import { valueAt } from "../../compiler/source/value-at.ts";
import { environmentOf } from "../../tools/fixtures/specs.ts";
import { candidatesOf } from "../../tools/generate/effects/candidates.ts";

/** A frozen spec, with some of its keys changed. */
export class Base {
  readonly name: string;
  readonly over: Tree;
  readonly environment: ReturnType<typeof environmentOf>;
  readonly plan: Plan;
  /** To skip resources that stay the same, which most do. */
  readonly texts: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, PlanResource>;

  constructor(name: string, over: Tree = {}) {
    this.name = name;
    this.over = over;
    this.environment = environmentOf(name, over);
    this.plan = lowerEnvironment(this.environment);
    this.resources = new Map(this.plan.resources.map((resource) => [resource.id, resource]));
    this.texts = new Map(this.plan.resources.map((resource) => [resource.id, textOf(resource)]));
  }
}

/** What one key does to one base. */
export interface Flip {
  /** `rds.rdsMultiAz: false in prod`. */
  readonly label: string;
  /** Changed properties (`redis-main.nodeType`; "" after the dot if the resource comes or goes) whose `from` does not name the key. */
  readonly unexplained: readonly string[];
  /** `id property key` of everything that the key changed and that names it. */
  readonly explained: readonly string[];
}

/** Keys that cannot change alone. */
const companions: Readonly<Record<string, (value: unknown) => Tree>> = {
  region: (value) => ({ vpc: { availabilityZones: [`${String(value)}a`, `${String(value)}b`] } }),
};

/** Values that the generator of candidates does not find, because they tell something only together with another key's value. */
const telling: Readonly<Record<string, readonly unknown[]>> = {
  "vpc.availabilityZones": [["eu-central-1a", "eu-central-1c"]],
  "backup.backupSchedule": ["cron(0 3 ? * * *)"],
  "backup.backupWeeklySchedule": ["cron(0 2 ? * SUN *)"],
  "backup.backupWeeklyRetentionDays": [20],
  "rds.rdsMaintenanceWindow": ["sun:23:30-mon:00:30"],
  "rds.rdsBackupRetentionDays": [0],
  "rds.rdsMaxAllocatedStorage": [0],
  "observability.alarmEmail": [null],
  "ecsServices.apiImageContract": [{ requiresEnv: ["DATABASE_URL"], publishesMetrics: ["activeConnections"] }],
  "ecsServices.realtimeImageContract": [{ requiresEnv: ["DATABASE_URL"], publishesMetrics: [] }],
  "ecsWorkers.workerImageContract": [{ requiresEnv: ["DATABASE_URL"], publishesMetrics: ["activeConnections"] }],
};

/** Legal values of the key on a base, at most `most` of them. */
export function flipsOf(key: KeyFacts, base: Base, others: readonly Base[], most: number): readonly Flip[] {
  const path = key.path.split(".");
  const valueIn = ({ environment }: Base) => valueAt(environment.spec, path);
  const candidates = candidatesOf(key, nodeAt(effectiveSchema(), path), valueIn(base), others.map(valueIn));
  const found: Flip[] = [];
  for (const value of [...(telling[key.path] ?? []), ...candidates]) {
    if (found.length === most) break;
    const flip = flipOf(key, base, value);
    if (flip !== undefined) found.push(flip);
  }
  return found;
}

function flipOf({ path, section, name }: KeyFacts, base: Base, value: unknown): Flip | undefined {
  const own = section === undefined ? { [name]: value } : { [section]: { [name]: value } };
  try {
    const environment = environmentOf(base.name, { ...own, ...companions[path]?.(value) }, base.over);
    const changed = changedKeys(base.environment.spec, environment.spec, []);
    const label = `${path}: ${JSON.stringify(value)} in ${base.name}`;
    return { label, ...compare(base, lowerEnvironment(environment), changed) };
  } catch {
    // The schema refuses the value, or the rules would, on which the modules rely.
    return undefined;
  }
}

/** Keys whose values differ, with defaults filled in: a change of the class changes many. */
function changedKeys(before: unknown, after: unknown, path: readonly string[]): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (path.length === 2 || !isTree(before) || !isTree(after)) return [path.join(".")];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    changedKeys(before[name], after[name], [...path, name]),
  );
}

function compare(base: Base, after: Plan, changed: readonly string[]): Pick<Flip, "unexplained" | "explained"> {
  const unexplained: string[] = [];
  const explained: string[] = [];
  const note = (id: string, property: string, sides: readonly (PlanResource | undefined)[]) => {
    const from = sides.flatMap((side) => side?.from[property] ?? []);
    const named = from.filter((cause) => changed.some((key) => cause === key || cause.startsWith(`${key}.`)));
    if (named.length === 0) unexplained.push(`${id}.${property}`);
    explained.push(...named.map((key) => `${id} ${property} ${key}`));
  };
  const left = new Map(base.resources);
  for (const resource of after.resources) {
    const before = left.get(resource.id);
    left.delete(resource.id);
    if (before === undefined) comesOrGoes(resource, note);
    else if (base.texts.get(resource.id) !== textOf(resource))
      for (const name of differing(before, resource)) note(resource.id, name, [before, resource]);
  }
  for (const resource of left.values()) comesOrGoes(resource, note);
  return { unexplained, explained };
}

type Note = (id: string, property: string, sides: readonly PlanResource[]) => void;

function comesOrGoes(resource: PlanResource, note: Note): void {
  note(resource.id, "", [resource]);
}

const options = ["protect", "retainOnDelete"] as const;

function differing(before: PlanResource, after: PlanResource): readonly string[] {
  const names = [...new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)])];
  return [
    ...names.filter((name) => JSON.stringify(before.inputs[name]) !== JSON.stringify(after.inputs[name])),
    ...options.filter((name) => before.options[name] !== after.options[name]).map((name) => `options.${name}`),
  ];
}

function textOf({ inputs, options: { protect, retainOnDelete } }: PlanResource): string {
  return JSON.stringify([inputs, protect, retainOnDelete]);
}
