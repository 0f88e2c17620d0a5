/** A plan as prices need it: resources by type, and the values of their inputs as far as they are known before anything exists. */
import type { Plan, PlanResource, PlanValue } from "../plan/types.ts";

/** Plain JSON; `undefined` is what only a deployment knows. */
type Known = unknown;

type Node = Readonly<Record<string, PlanValue>>;

export class PlanView {
  readonly plan: Plan;
  readonly #byType = new Map<string, PlanResource[]>();
  readonly #byId = new Map<string, PlanResource>();

  constructor(plan: Plan) {
    this.plan = plan;
    for (const resource of plan.resources) {
      const list = this.#byType.get(resource.type);
      if (list === undefined) this.#byType.set(resource.type, [resource]);
      else list.push(resource);
      this.#byId.set(resource.id, resource);
    }
  }

  /** Resources of a type, in the plan's order: of one module, or of all. */
  all(type: string, module?: string): readonly PlanResource[] {
    const found = this.#byType.get(type) ?? [];
    return module === undefined ? found : found.filter((resource) => resource.module === module);
  }

  /** The resource that a value refers to: `{"$ref": "rds-instance", …}`. */
  target(value: PlanValue | undefined): PlanResource | undefined {
    if (!isNode(value)) return undefined;
    const { $ref: id } = value as Node;
    return typeof id === "string" ? this.#byId.get(id) : undefined;
  }

  /**
   * A value with its expressions worked out. Prices are of an environment that is in service, so stack config that is text (an
   * image) counts as set and a switch (bootstrap) as off. A reference is known where the target states that input itself.
   */
  known(value: PlanValue | undefined): Known {
    if (Array.isArray(value)) return (value as readonly PlanValue[]).map((item) => this.known(item));
    if (!isNode(value)) return value;
    if ("$literal" in value) return value["$literal"];
    if ("$json" in value) return this.known(value["$json"]);
    if ("$secret" in value) return this.known(value["$secret"]);
    if ("$if" in value) return this.known(this.#holds(value["$if"] as Node) ? value["then"] : value["else"]);
    if ("$concat" in value) return this.#joined(value["$concat"] as readonly PlanValue[]);
    if ("$ref" in value) return this.#referred(value);
    if ("$data" in value || "$config" in value) return undefined;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.known(inner)]));
  }

  /** An input that is a number, or the text of one; `otherwise` where it is not given or not known. */
  number(resource: PlanResource, property: string, otherwise: number): number {
    const value = this.known(resource.inputs[property]);
    const number = typeof value === "string" && value !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : otherwise;
  }

  text(resource: PlanResource, property: string): string | undefined {
    const value = this.known(resource.inputs[property]);
    return typeof value === "string" ? value : undefined;
  }

  /** An input that is a list; none where it is not given. Its expressions stay: `known` works one out. */
  list(resource: PlanResource, property: string): readonly PlanValue[] {
    const value = resource.inputs[property];
    return Array.isArray(value) ? (value as readonly PlanValue[]) : [];
  }

  #holds(condition: Node): boolean {
    return this.plan.config[String(condition["config"])]?.type !== "boolean";
  }

  #joined(parts: readonly PlanValue[]): string | undefined {
    const texts = parts.map((part) => this.known(part));
    return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
  }

  #referred(value: Node): Known {
    const [property, ...rest] = value["path"] as readonly unknown[];
    if (typeof property !== "string" || rest.length > 0) return undefined;
    return this.known(this.target(value)?.inputs[property]);
  }
}

function isNode(value: PlanValue | undefined): value is Node {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
