/** Where everything in a picture is. */
import type { Bundle } from "./bundles.ts";
import type { Card } from "./cards.ts";
import type { Stops } from "./lanes.ts";
import type { Link } from "./links.ts";
import type { Row } from "./rows.ts";

export interface Placed<T> {
  readonly item: T;
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Way {
  readonly link: Link;
  readonly kind: Card["kind"];
  readonly points: readonly Point[];
  /** Points where the arrow joins or leaves others of its bundle. */
  readonly junctions: readonly Point[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Placed<Row>[];
  readonly ways: readonly Way[];
}

/** A bundle with its rows and its lane. */
export interface Line {
  readonly bundle: Bundle;
  readonly stops: Stops;
  readonly lane: number;
}
