/** Custom metrics that scaling, alarms and rules know by name; an image contract says whether they are published. */

/** WebSocket connections of one task. */
export const connectionsMetric = "ActiveConnections";
/** Milliseconds that the event loop of one task is late. */
export const eventLoopLagMetric = "EventLoopLagMs";
