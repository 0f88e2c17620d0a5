/** How much memory of a Redis node the clients need. */

/** Rule of thumb for one connected client: a session hash, entries in the sets of its rooms, a presence key. */
export const kibibytesPerClient = 4;

/** ElastiCache reserves 25 % (`reserved-memory-percent`) for snapshots and failover. */
export const usableShare = 0.75;
