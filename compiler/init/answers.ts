/** What `init` needs to know, and what it derives from that about each environment. */
import { defaults } from "../../generated/defaults.ts";

export interface Answers {
  readonly project: string;
  /** Absent if it is not known yet: the spec then has no `awsAccountId`. */
  readonly account?: string;
  readonly region: string;
  /** The hosted zone. */
  readonly domain: string;
  readonly environments: readonly EnvironmentName[];
  /** Daily users of production. */
  readonly size: number;
  readonly auth0Domain: string;
  /** Absent if it is not known yet: the address is then read from the stack's configuration. */
  readonly alarmEmail?: string;
  /** `owner/name`. Absent if GitHub Actions do not deploy. */
  readonly repository?: string;
}

export interface EnvironmentName {
  readonly name: string;
  readonly class: "dev" | "prod";
}

/** One environment of the new project. */
export interface NewEnvironment extends EnvironmentName {
  /** Position in the list: makes the network of each environment distinct, so that they can be connected later. */
  readonly index: number;
  readonly host: string;
  /** Daily users. */
  readonly users: number;
  /** An account has one free tier. The largest environment gets it. */
  readonly freeTier: boolean;
  /** Class prod has alarms; class dev has them if it is all there is and there is somebody to notify. */
  readonly alarms: boolean;
}

/** Environments of class prod in which nobody but the team is. They are built like production, for a tenth of its users. */
const rehearsals = new Set(["staging", "stage", "test", "testing", "qa", "uat", "preprod", "preview"]);

const usersByDefault = defaults["usage"]?.inner?.["dailyActiveUsers"]?.value as { readonly dev: number; readonly prod: number };

/** Daily users of production, if nobody says otherwise. */
export const defaultSize = usersByDefault.prod;

/** The environments, the one that the others extend first: class dev before class prod, otherwise in the given order. */
export function environmentsOf({ environments, domain, size, alarmEmail }: Answers): readonly NewEnvironment[] {
  const production = environments.filter(isProduction);
  const ordered = [...environments].sort((a, b) => Number(a.class === "prod") - Number(b.class === "prod"));
  const owner = production[0] ?? ordered.at(-1);
  return ordered.map((environment, index) => ({
    ...environment,
    index,
    host: production.length === 1 && environment === production[0] ? `api.${domain}` : `api.${environment.name}.${domain}`,
    users: isProduction(environment) ? size : environment.class === "dev" ? Math.min(usersByDefault.dev, size) : Math.ceil(size / 10),
    freeTier: environment === owner,
    alarms: environment.class === "prod" || (alarmEmail !== undefined && environments.every((each) => each.class === "dev")),
  }));
}

function isProduction(environment: EnvironmentName): boolean {
  return environment.class === "prod" && !rehearsals.has(environment.name);
}
