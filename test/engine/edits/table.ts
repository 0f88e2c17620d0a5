/** Edits of one key and what the engine must do about each, worked out by hand from the facts of replacement.json. */

/** Resource ids, separated by blanks. What is in no list stays as it is. */
export interface Expected {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
  /** Replaced, the new one made before the old one goes. */
  readonly createFirst?: string;
  /** Replaced, the old one gone before the new one is made. */
  readonly deleteFirst?: string;
}

export interface Edit extends Expected {
  /** Dotted, `rds.rdsMultiAz`. */
  readonly key: string;
  /** New value of the key. */
  readonly to: unknown;
  /** More keys of the section that the value needs, such as sizes of what it switches on. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** Updates of the preview that come to nothing: it cannot know that an output will be what it was. */
  readonly onlyPreviewed?: string;
  /** Why it is so, where that is not plain. */
  readonly why?: string;
}

/** An edit that would destroy what is protected: the engine stops it. */
export interface Stopped {
  readonly key: string;
  readonly to: unknown;
  readonly with?: Readonly<Record<string, unknown>>;
  /** The protected resource that it stops at. */
  readonly at: string;
}

/** Task definitions of services and workers that hold a secret, and the services that roll to them. */
export const tasks = "ecs-task-api ecs-task-realtime ecs-task-worker";
export const services = "ecs-service-api ecs-service-realtime ecs-service-worker";
