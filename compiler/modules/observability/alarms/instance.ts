/** One database instance as alarms see it. */
import { likeDbClass } from "../../../aws/rds.ts";
import type { Traced } from "../../../plan/builder/traced.ts";
import type { Series, Statistic } from "../alarm.ts";
import { metric } from "../metrics.ts";
import { databaseDimensions, type DatabaseName, type InstanceMetric } from "../sources.ts";

/** The database or its replica. */
export interface Database {
  /** Part of purpose and text. */
  readonly name: DatabaseName;
  readonly instanceClass: Traced<string>;
  readonly from: readonly string[];
}

/** A metric of the instance with a statistic. */
export function instanceSeries(database: DatabaseName, name: InstanceMetric, stat: Statistic): Series {
  return { metric: metric("AWS/RDS", name, databaseDimensions[database]), stat };
}

/**
 * A fact about an instance class. One that does not exist was refused by the rules; one that is newer than the tables (`allowUnknown`)
 * counts as the class that it is most like.
 */
export function factOf(instanceClass: string, look: (dbClass: string) => number | undefined): number {
  const value = look(likeDbClass(instanceClass));
  if (value === undefined) throw new Error(`nothing is known about the instance class ${instanceClass}`);
  return value;
}
