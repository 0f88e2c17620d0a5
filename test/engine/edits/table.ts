/** Edits of one key and what the engine must do about each, derived by hand from the facts of replacement.json. */

/** Resource ids, separated by spaces. A resource in no list does not change. */
export interface Expected {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
  /** Replaced create-first: Pulumi creates the successor before it deletes the predecessor. */
  readonly createFirst?: string;
  /** Replaced delete-first. */
  readonly deleteFirst?: string;
}

export interface Edit extends Expected {
  /** Dotted path: `rds.rdsMultiAz`. */
  readonly key: string;
  /** New value of the key. */
  readonly to: unknown;
  /** Other keys of the section that the value requires, such as sizes of what it switches on. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** Updates that only the preview shows: it cannot know that an output will not change. */
  readonly onlyPreviewed?: string;
  /** Updates that are computed and that only the engine rules out: it knows that the new text is what AWS answered before. */
  readonly onlyComputed?: string;
  /** What must not change although it might seem to: no edit of the same update touches it. */
  readonly same?: string;
  /** The reason, where it is not obvious. */
  readonly why?: string;
}

/** An edit that would destroy a protected resource: the engine stops it. */
export interface Stopped {
  readonly key: string;
  readonly to: unknown;
  readonly with?: Readonly<Record<string, unknown>>;
  /** The protected resource at which it stops. */
  readonly at: string;
}

/** Task definitions of services and workers that hold a secret, and the services that deploy them. */
export const tasks = "ecs-task-api ecs-task-realtime ecs-task-worker";
export const services = "ecs-service-api ecs-service-realtime ecs-service-worker";
