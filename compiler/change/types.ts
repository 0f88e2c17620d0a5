/** The change from one plan to another: what `pulumi up` would do to each resource, and why. */

/**
 * What happens to one resource:
 * - `create`, `update`, `replace`, `delete`: the operation that `pulumi preview` announces;
 * - `ignored`: only properties that `ignoreChanges` names differ, so nothing happens on a deployed stack;
 * - `options`: only `protect` or `retainOnDelete` differ, which change the stack's state and nothing in AWS;
 * - `unknown`: something differs, and no fact says whether it replaces the resource.
 */
export type OperationKind = "create" | "update" | "replace" | "delete" | "ignored" | "options" | "unknown";

export interface Operation {
  /** Resource ID in the plan after the change; for `delete`, before it. */
  readonly id: string;
  /** Resource ID before the change, if an alias renames it. */
  readonly previousId?: string;
  readonly type: string;
  readonly kind: OperationKind;
  /** For `replace`: which step Pulumi takes first. */
  readonly order?: "create first" | "delete first";
  /** For `replace`: the resource whose delete-first replacement takes this one along. Pulumi deletes both before it creates either. */
  readonly draggedBy?: string;
  /** The properties that differ, in the order of the plan; empty for `create` and `delete`. */
  readonly properties: readonly PropertyChange[];
  /** Of an update or replacement: properties that differ and that `ignoreChanges` keeps as they are. Absent if there are none. */
  readonly ignored?: readonly PropertyChange[];
  /** The resource is protected before the change: Pulumi refuses to replace or delete it. */
  readonly protected: boolean;
  /** `retainOnDelete` before the change: Pulumi forgets the resource and AWS keeps it. */
  readonly retained: boolean;
  /** The resource holds data, according to the replacement facts. */
  readonly stateful: boolean;
  /** The resource holds a copy or a random value: its deletion loses nothing. */
  readonly copy: boolean;
  /** Pulumi stops: the resource is protected from this operation. A replacement that also turns protection off is not refused. */
  readonly refused?: true;
  /** For `create`: the resource exists in AWS and is imported. */
  readonly imported?: true;
}

export interface PropertyChange {
  /** Property of the resource: `subnetIds`. */
  readonly name: string;
  /** Undefined if the property is not set. Expressions are not evaluated. */
  readonly before: unknown;
  readonly after: unknown;
  /** The property causes the replacement. */
  readonly replaces: boolean;
  /** Resources whose operations make the value unknown until they are done; the expression itself may be the same. */
  readonly through: readonly string[];
  /** Spec keys and rules that cause the property, before or after the change. */
  readonly from: readonly string[];
  /** The parts that differ, as `pulumi preview --json` names them in `detailedDiff`. */
  readonly paths?: readonly PathChange[];
  /** No fact says whether the property replaces the resource; or the one that says so was not seen in the provider's source. */
  readonly unverified?: true;
}

/** A difference inside a property. */
export interface PathChange {
  /** `tags.Name`, `ingress[0].fromPort`. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  readonly replaces: boolean;
}

export interface Change {
  /** Resources that change, in the order of the plan after the change, then the deleted ones. Others stay as they are. */
  readonly operations: readonly Operation[];
  /** What differs besides resources: `providers.aws`, `config.dnsZone`, `outputs.apiUrl`. */
  readonly besides: readonly string[];
}

/** A state on the way in which services lack something. */
export interface BadState {
  /** The resource whose step begins the state. */
  readonly resource: string;
  /** Names of the services that are affected. */
  readonly services: readonly string[];
  /** What they lack: "database path". */
  readonly lacks: string;
  /** From one step to another, in words. */
  readonly text: string;
  /** Seconds after the start of `pulumi up`, typically. */
  readonly start: number;
  readonly end: number;
}

/** How long something takes or lasts, in seconds: what is typical, and the most to expect. */
export type Seconds = readonly [typical: number, most: number];
